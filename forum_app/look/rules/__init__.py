"""What a forum's look may be, and what follows from it. Pure."""
