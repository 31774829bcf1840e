"""The slice as JSON."""

from forum_app.payments.api.blueprint import blueprint
from forum_app.payments.api.files import export_payments
from forum_app.payments.api.lines import list_lines
from forum_app.payments.api.pledges import list_dues
from forum_app.payments.api.receipts import receive_payment
from forum_app.payments.api.statements import import_statement

# Importing a module of views puts its routes on the blueprint.
VIEWS = (export_payments, list_lines, list_dues, receive_payment, import_statement)

__all__ = ["VIEWS", "blueprint"]
