"""What is allowed with pledges, requests and the tote, and what follows: plain values, pure functions."""
