"""The slice as JSON."""

from forum_app.pledges.api.blueprint import blueprint
from forum_app.pledges.api.on_stage import list_on_stage
from forum_app.pledges.api.papers import print_pledges
from forum_app.pledges.api.pledges import list_pledges
from forum_app.pledges.api.requests import list_requests
from forum_app.pledges.api.sheets import export_ledger
from forum_app.pledges.api.slips import print_blank_slips
from forum_app.pledges.api.steering import list_milestones
from forum_app.pledges.api.tote import show_tote
from forum_app.pledges.api.vietqr import show_vietqr

# Importing a module of views puts its routes on the blueprint.
VIEWS = (
    list_on_stage,
    print_pledges,
    list_pledges,
    list_requests,
    export_ledger,
    print_blank_slips,
    list_milestones,
    show_tote,
    show_vietqr,
)

__all__ = ["VIEWS", "blueprint"]
