"""Which pledge money on a statement may be for.

A reference with its check digit is as good as certain; an amount and a name are proposals, and a person
decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeVar

from forum_app.kernel.codes import pledge_reference, reference_number
from forum_app.kernel.errors import Invalid
from forum_app.kernel.money import Dong
from forum_app.kernel.text import fold
from forum_app.payments.rules.values import Due, Why

Key = TypeVar("Key")
Prefix = Literal["UH", "DK"]  # a pledge; a form of the public, which may have become one

# Banks drop dashes, break lines and put their own letters right before it.
_HEAD = re.compile(r"(UH|DK)[^A-Z0-9]{0,3}(?=[0-9])")
_LONGEST = 13 + 12  # digits, and a mark between any two of them
_MARKS = " .-_/"
SHORTEST = 5  # four digits and the check digit

# How much of a name has to be found where the amount is right, and where it is not.
ENOUGH_WITH_AMOUNT, ENOUGH_ALONE = 0.5, 0.9
MOST = 4
# The right amount lifts a name that is half found above another one, but not above a whole one.
WORTH_OF_AMOUNT = 0.3


class Named(NamedTuple):
    """A reference found in a text."""

    prefix: Prefix
    number: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pledge that money may be for, why, and how much of it."""

    due: Due
    why: Why
    amount: Dong


@dataclass(frozen=True, slots=True)
class Book:
    """The pledges to choose from, by their references and by the words of their donors' names."""

    by_id: Mapping[int, Due]
    pledge_of: Mapping[Named, int]
    words: Mapping[int, frozenset[str]]
    with_word: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    of_amount: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


def references(content: str) -> tuple[Named, ...]:
    """Find the references in what a payer wrote: with or without dashes, in any case, inside other text.

    Only those whose check digit is right, each once.
    """
    text = fold(content).upper()
    found = (
        Named(head[1], number)  # type: ignore[arg-type]
        for head in _HEAD.finditer(text)
        for number in _numbers(head[1], text[head.end() : head.end() + _LONGEST])
    )
    return tuple(dict.fromkeys(found))


def certain(found: Sequence[Named], amount: int, book: Book) -> Due | None:
    """Give the pledge that money is for beyond doubt: the only one named, which waits for that much."""
    named = {book.pledge_of.get(one) for one in found}
    due = book.by_id.get(named.pop() or 0) if len(named) == 1 else None
    if due is None or due.in_goods or due.status == "void" or amount > due.outstanding:
        return None
    return due


def make_book(dues: Iterable[Due], forms: Mapping[int, int]) -> Book:
    """Sort pledges for proposals; `forms` gives the pledge of each public form's number."""
    by_id = {due.id: due for due in dues}
    pledge_of = {Named("UH", due.number): due.id for due in by_id.values()}
    pledge_of |= {Named("DK", number): pledge_id for number, pledge_id in forms.items() if pledge_id in by_id}
    waiting = [due for due in by_id.values() if due.open and not due.in_goods and due.status != "void"]
    words = {due.id: name_words(due.folded) for due in waiting}
    with_word: defaultdict[str, list[int]] = defaultdict(list)
    of_amount: defaultdict[int, list[int]] = defaultdict(list)
    for due in waiting:
        of_amount[due.outstanding].append(due.id)
        for word in words[due.id]:
            with_word[word].append(due.id)
    return Book(by_id, pledge_of, words, _frozen(with_word), _frozen(of_amount))


def propose(content: str, payer: str, left: int, book: Book) -> list[Proposal]:
    """Propose the pledges money may be for, the likeliest first, at most MOST of them."""
    reasons: dict[int, Why] = {}
    for named in references(content):
        if (pledge_id := book.pledge_of.get(named)) is not None:
            reasons[pledge_id] = "reference"
    likeness = _likeness(f"{payer} {content}", book)
    fitting = set(book.of_amount.get(left, ()))
    for pledge_id, share in likeness.items():
        enough = ENOUGH_WITH_AMOUNT if pledge_id in fitting else ENOUGH_ALONE
        if share >= enough and (pledge_id in fitting or len(book.words[pledge_id]) > 1):
            reasons.setdefault(pledge_id, "amount_name" if pledge_id in fitting else "name")
    if not reasons and len(fitting) == 1:
        reasons[fitting.pop()] = "amount"
    worth = {one: likeness.get(one, 0) + (one in fitting) * WORTH_OF_AMOUNT for one in reasons}
    ordered = sorted(reasons, key=lambda one: (reasons[one] != "reference", -worth[one], one))
    return [_proposal(book.by_id[one], reasons[one], left) for one in ordered[:MOST]]


def matched_by_name(content: str, payer: str, due: Due) -> bool:
    """Say whether a donor's name stands in what a bank wrote."""
    words = name_words(due.folded)
    return bool(words) and len(words & _words(f"{payer} {content}")) >= ENOUGH_WITH_AMOUNT * len(words)


def name_words(folded: str) -> frozenset[str]:
    """Give the words of a folded name."""
    return frozenset(re.findall(r"[a-z0-9]+", folded))


def _words(said: str) -> frozenset[str]:
    return name_words(fold(said))


def _likeness(said: str, book: Book) -> dict[int, float]:
    """Say how much of each donor's name is found; a word that many donors share weighs little."""
    heard = _words(said)
    touched = {one for word in heard for one in book.with_word.get(word, ())}
    return {pledge_id: _share(book.words[pledge_id], heard, book) for pledge_id in touched}


def _share(words: frozenset[str], heard: frozenset[str], book: Book) -> float:
    weights = {word: 1 / len(book.with_word[word]) for word in words}
    return sum(weights[word] for word in words & heard) / sum(weights.values())


def _proposal(due: Due, why: Why, left: int) -> Proposal:
    return Proposal(due, why, Dong(min(left, due.outstanding) if due.outstanding else left))


def _numbers(prefix: str, rest: str) -> Iterator[int]:
    digits, marked = "", True
    for place, letter in enumerate(rest):
        if letter in _MARKS and not marked:
            marked = True
            continue
        if not letter.isdigit():
            return
        digits, marked = digits + letter, False
        ended = not rest[place + 1 : place + 2].isdigit()
        if ended and len(digits) >= SHORTEST and (number := _checked(prefix, digits)) is not None:
            yield number


def _checked(prefix: str, digits: str) -> int | None:
    """Read digits as a reference, written as we write it: `00135` is no longer spelling of `0135`."""
    try:
        number = reference_number(prefix + digits, prefix)
    except Invalid:
        return None
    return number if pledge_reference(number, prefix).replace("-", "") == prefix + digits else None


def _frozen(lists: Mapping[Key, list[int]]) -> dict[Key, tuple[int, ...]]:
    return {key: tuple(ids) for key, ids in lists.items()}
