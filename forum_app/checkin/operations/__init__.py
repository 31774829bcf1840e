"""What is done at the door."""

from forum_app.checkin.operations.batch import BatchItem, Result, admit_batch
from forum_app.checkin.operations.door import Entry, Scan, admit, deputise, undo

__all__ = ["BatchItem", "Entry", "Result", "Scan", "admit", "admit_batch", "deputise", "undo"]
