"""Writing guest groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests import queries
from forum_app.guests.models import GuestGroup
from forum_app.guests.rules.groups import OTHERS, Group, Heading, choose, new_group
from forum_app.guests.rules.guest import folded
from forum_app.kernel.errors import N_, Invalid


def load_groups(session: Session, forum_id: int, groups: Iterable[Mapping[str, Any]]) -> None:
    """Write the groups of a plan: `number`, `name`, `short_name`, `rank`, `leaders?`, `protected?`.

    Repeating it changes nothing: a group that is there keeps what people made of it.
    """
    there = {group.number for group in queries.groups(session, forum_id)}
    for group in groups:
        if group["number"] not in there:
            add_group(
                session,
                forum_id,
                Group(
                    None,
                    group["number"],
                    group["name"],
                    group["short_name"],
                    group["rank"],
                    leaders=group.get("leaders", False),
                    protected=group.get("protected", False),
                ),
            )


def add_group(session: Session, forum_id: int, group: Group) -> int:
    """Write a group and give its id."""
    values = {
        "forum_id": forum_id,
        "number": group.number,
        "name": group.name,
        "short_name": group.short_name,
        "rank": group.rank,
        "leaders": group.leaders,
        "protected": group.protected,
    }
    written = sa.insert(GuestGroup).values(values).returning(GuestGroup.id)
    return session.execute(written).scalar_one()


def asked_group(session: Session, forum_id: int, asked: int | str) -> Group:
    """Find a group by its number or its name. Raises Invalid on `group` where there is no such group."""
    text = folded(str(asked))
    for group in queries.groups(session, forum_id):
        if text in (str(group.number), folded(group.name), folded(group.short_name)):
            return group
    raise Invalid({"group": N_("Không có nhóm khách này.")})


def place_of(session: Session, forum_id: int, asked: int | str | None) -> Group:
    """Find the group a guest joins: the one asked for, else the one of guests nobody placed, made at need."""
    if asked is not None and asked != "":
        return asked_group(session, forum_id, asked)
    return _others(session, forum_id, queries.groups(session, forum_id))


def _others(session: Session, forum_id: int, groups: list[Group]) -> Group:
    heading = Heading(None, OTHERS)
    found = choose(heading, groups)
    if found is not None:
        return found
    add_group(session, forum_id, new_group(heading, groups))
    return next(group for group in queries.groups(session, forum_id) if group.name == OTHERS)
