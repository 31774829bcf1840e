"""The encrypted door: a certificate of the forum's own, and the port that speaks with it."""
