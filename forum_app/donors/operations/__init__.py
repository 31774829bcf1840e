"""Writing the donor list."""
