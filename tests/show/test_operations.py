"""Operations of the show on a real database, and what the live pictures say after them."""

import json
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from forum_app.forums.operations import found_forum, read_plan
from forum_app.forums.queries import Forum
from forum_app.kernel.errors import Missing, Stale
from forum_app.show.operations import calling, load_programme
from forum_app.show.operations.editing import delete_cue
from forum_app.show.queries import rundown_state, scene_of, show_state
from forum_app.show.queries.states import state_of
from forum_app.show.rules.calling import Call, Run
from forum_app.show.rules.cues import CueId
from forum_app.show.rules.showing import Ack, Caller, Message, Show, Target
from forum_app.show.rules.steps import StepCall
from forum_app.show.topics import TOPICS
from forum_app.store import feed
from forum_app.store.transaction import transaction
from tests import cast
from tests.cast import THE_EVENING
from tests.show.factories import SHORT, cue, step, work

TARGETS: tuple[Target, ...] = ("mc", "crew", "all", "timer", "sound", "light", "screen", "stage")
PLAN = read_plan(cast.SLUG)["programme"]


def load(forum: Forum) -> int:
    with transaction(forum.id) as session:
        return load_programme(session, forum, PLAN, actor=cast.actor("admin"), at=THE_EVENING)


def test_the_plan_becomes_the_first_programme_once(session: Session, forum: Forum) -> None:
    assert (load(forum), load(forum)) == (11, 0)
    found = rundown_state(session, forum)["cues"]
    assert isinstance(found, list)
    assert [cue["title"] for cue in found] == [item["title"] for item in PLAN]
    assert [cue["notes"]["mc"] for cue in found] == [item["notes"].get("mc", "") for item in PLAN]
    assert feed.head(session, forum.id) == 1


def test_what_is_refused_leaves_no_trace(session: Session, forum: Forum) -> None:
    load(forum)
    before = show_state(session, forum.id, THE_EVENING)
    with pytest.raises(Stale) as stale, transaction(forum.id) as writing:
        calling.go(work(writing, forum), 7)
    assert stale.value.extra["current"] == before
    assert show_state(session, forum.id, THE_EVENING) == before


def test_a_command_writes_one_fact(session: Session, forum: Forum) -> None:
    load(forum)
    with transaction(forum.id) as writing:
        calling.go(work(writing, forum), 0)
    facts = feed.since(session, forum.id, 1)
    assert [(fact.kind, dict(fact.data), fact.actor) for fact in facts] == [
        ("cue.called", {"cue_id": 1, "number": 1, "version": 1}, "person:2 stage")
    ]


def test_the_scene_without_the_rest_of_the_state(session: Session, forum: Forum) -> None:
    assert scene_of(session, forum.id) == "title"
    with transaction(forum.id) as writing:
        load_programme(writing, forum, SHORT, actor=cast.actor("admin"), at=THE_EVENING)
    for version, scene in enumerate(("title", "tote", "spotlight")):
        with transaction(forum.id) as writing:
            calling.go(work(writing, forum), version)
        session.rollback()
        assert scene_of(session, forum.id) == scene
    with transaction(forum.id) as writing:
        calling.choose_scene(work(writing, forum), None, "black")
    session.rollback()
    assert scene_of(session, forum.id) == "black"


def test_a_cue_of_another_forum_is_not_there(session: Session, forum: Forum) -> None:
    load(forum)
    with transaction(None) as writing:
        other = found_forum(writing, {**read_plan(cast.SLUG), "slug": "dien-dan-khac"})
    with pytest.raises(Missing), transaction(other.id) as writing:
        delete_cue(work(writing, other), CueId(1), 1)


def test_topics_and_who_may_watch_them(session: Session, forum: Forum) -> None:
    load(forum)
    show, rundown = TOPICS
    assert (show.name, show.watch) == ("show", "show.read")
    assert (rundown.name, rundown.watch) == ("rundown", "rundown.read")
    assert show.state(session, forum.id, THE_EVENING) == show_state(session, forum.id, THE_EVENING)
    assert rundown.state(session, forum.id, THE_EVENING) == {"version": 1}


@pytest.mark.parametrize(
    ("kind", "topics"),
    [
        ("cue.called", ["show"]),
        ("cue.edited", ["show", "rundown"]),
        ("rundown.imported", ["show", "rundown"]),
        ("show.held", ["show"]),
        ("scene.chosen", ["show"]),
        ("guest.admitted", []),
    ],
)
def test_which_facts_change_which_picture(kind: str, topics: list[str]) -> None:
    assert [topic.name for topic in TOPICS if topic.touched_by(kind)] == topics


def test_the_state_stays_small_with_every_message_read_by_the_whole_crew(forum: Forum) -> None:
    """Eight messages, six readers each, and every name as long as names get."""
    long = "Trao bảng tượng trưng cho Công ty Trách nhiệm hữu hạn một thành viên An Phát " * 2
    boards = tuple(step(number, long, presenter=long, office=long) for number in range(1, 61))
    rundown = [replace(cue(number), title=long, presenter=long, steps=boards) for number in range(1, 151)]
    read = tuple(Ack(f"device:{number}", f"Tổ âm thanh, máy số {number}", THE_EVENING) for number in range(6))
    said = "Kéo dài thêm hai phút, chờ tín hiệu của đạo diễn rồi hãy mời khách lên sân khấu"
    messages = [Message(1, said, target, "urgent", THE_EVENING, read) for target in TARGETS]
    call = Call(CueId(1), THE_EVENING, steps=tuple(StepCall(one.id, THE_EVENING) for one in boards[:30]))
    standing = Show(
        run=Run(calls=(call,)),
        messages=tuple(messages),
        caller=Caller("person:1", "Nguyễn Thị Thanh Hương", "console-1", THE_EVENING),
    )
    state = state_of(forum, standing, rundown, THE_EVENING, 1)
    assert len(json.dumps(state, ensure_ascii=False).encode()) < 10_000
    quiet = state_of(forum, replace(standing, messages=()), rundown, THE_EVENING, 1)
    assert len(json.dumps(quiet, ensure_ascii=False).encode()) < 4000
