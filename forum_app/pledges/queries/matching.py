"""Reading matching gifts: the rules of a run, and what each has to add up to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.errors import N_, Missing
from forum_app.kernel.money import Dong
from forum_app.pledges.models import LARGEST_ID, LedgerLine, MatchingRule, PledgeRow
from forum_app.pledges.queries.pledges import pledge, present_run
from forum_app.pledges.rules.matching import Matching
from forum_app.pledges.rules.states import pledge_state
from forum_app.pledges.rules.values import Programme


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule with the pledge it feeds; it matches what began to count after `began` and up to `ended`."""

    id: int
    pledge_id: int
    version: int
    rule: Matching
    began: int
    ended: int | None
    run: int


_OWN = (LedgerLine.pledge_id == PledgeRow.id) & (LedgerLine.forum_id == PledgeRow.forum_id)
_OTHERS = PledgeRow.id.not_in(
    sa.select(MatchingRule.pledge_id).where(MatchingRule.forum_id == sa.bindparam("forum"))
)
_ONLY = sa.bindparam("programme", type_=sa.String)
GIVEN = (
    sa.select(sa.func.coalesce(sa.func.sum(LedgerLine.amount), 0))
    .select_from(PledgeRow)
    .join(LedgerLine, _OWN)
    .where(
        PledgeRow.forum_id == sa.bindparam("forum"),
        PledgeRow.run == sa.bindparam("run"),
        PledgeRow.kind == "cash",
        PledgeRow.counted_seq > sa.bindparam("began"),
        PledgeRow.counted_seq <= sa.bindparam("ended"),
        sa.or_(_ONLY == "", PledgeRow.programme == _ONLY),
        _OTHERS,
    )
)


def rules_of(
    session: Session, forum_id: int, run: int | None = None, *, running: bool = False
) -> list[Ruled]:
    """Give the rules of a run whose gift stands, the present run where none is named; only `running` ones."""
    of_run = present_run(session, forum_id) if run is None else run
    wanted = (
        sa.select(MatchingRule, PledgeRow.run)
        .join(PledgeRow, PledgeRow.id == MatchingRule.pledge_id)
        .where(MatchingRule.forum_id == forum_id, PledgeRow.run == of_run, PledgeRow.voided_seq.is_(None))
    )
    if running:
        wanted = wanted.where(MatchingRule.ended_seq.is_(None))
    return [_ruled(*found) for found in session.execute(wanted.order_by(MatchingRule.id))]


def rule_of(session: Session, forum_id: int, rule_id: int) -> Ruled:
    """Find a rule of this forum. Raises Missing."""
    wanted = (
        sa.select(MatchingRule, PledgeRow.run)
        .join(PledgeRow, PledgeRow.id == MatchingRule.pledge_id)
        .where(MatchingRule.forum_id == forum_id, MatchingRule.id == rule_id)
    )
    found = session.execute(wanted).one_or_none() if rule_id <= LARGEST_ID else None
    if found is None:
        raise Missing(N_("Không có quy tắc đối ứng này."))
    return _ruled(*found)


def is_matching(session: Session, pledge_id: int) -> bool:
    """Say whether a pledge is a matching gift, whose amount follows a rule."""
    found = sa.select(MatchingRule.id).where(MatchingRule.pledge_id == pledge_id)
    return session.scalar(found) is not None


def given(session: Session, forum_id: int, ruled: Ruled) -> int:
    """Sum what a rule matches: cash that began to count in its time, as it stands now; no matching gifts."""
    asked = {
        "forum": forum_id,
        "run": ruled.run,
        "began": ruled.began,
        "ended": LARGEST_ID if ruled.ended is None else ruled.ended,
        "programme": ruled.rule.programme,
    }
    return int(session.connection().execute(GIVEN, asked).scalar() or 0)


def rule_state(session: Session, forum_id: int, ruled: Ruled) -> dict[str, object]:
    """Write a rule out, with the gift it has come to."""
    return {
        "id": ruled.id,
        "percent": ruled.rule.percent,
        "most": ruled.rule.most,
        "programme": ruled.rule.programme,
        "running": ruled.ended is None,
        "version": ruled.version,
        "given": given(session, forum_id, ruled),
        "pledge": pledge_state(pledge(session, forum_id, ruled.pledge_id)),
    }


def _ruled(row: MatchingRule, run: int) -> Ruled:
    most = None if row.most is None else Dong(int(row.most))
    rule = Matching(row.percent, most, cast(Programme | Literal[""], row.programme))
    return Ruled(row.id, row.pledge_id, row.version, rule, row.began_seq, row.ended_seq, run)
