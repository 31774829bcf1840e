"""What is allowed with guests, and what follows: plain values and pure functions."""
