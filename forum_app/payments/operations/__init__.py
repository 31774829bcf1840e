"""Verbs of the slice: they apply the rules, write rows and append a fact; their caller commits."""
