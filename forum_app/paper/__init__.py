"""Paper: what is printed, as PDF.

    content = off_loop(pdf, "show/rundown", {"title": "Kịch bản", …})     # templates/show/rundown.typ

A slice keeps its templates beside its pages and hands them plain JSON; what a person typed stays text
whatever it looks like. Slow and pure: run it in a worker process (`work.Workers.run`). Nothing is fetched and
no font but those in `fonts/` is used, so that a page is the same on every machine.
"""

from forum_app.paper.typesetting import NotPrintable, pdf, pictures

__all__ = ["NotPrintable", "pdf", "pictures"]
