"""What is allowed in a run of show, and what follows."""
