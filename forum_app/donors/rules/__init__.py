"""What is allowed on the donor list and what follows."""
