"""Benchmarks of the running app, beside a raw broadcast of the same bytes. Run `python -m bench`."""
