"""Reads of the slice: what is outstanding, what banks said, what was received."""
