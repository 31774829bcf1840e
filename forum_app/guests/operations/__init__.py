"""What is done with guests."""
