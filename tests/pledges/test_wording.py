"""A gift in words, in both languages."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale, ngettext

from forum_app.pledges.rules.values import Particulars, PledgeKind
from forum_app.pledges.rules.wording import gift_in_words

SAID: list[tuple[PledgeKind, Particulars, str, str]] = [
    ("scholarship", Particulars(quantity=1), "1 suất học bổng", "1 scholarship"),
    ("scholarship", Particulars(quantity=1200), "1.200 suất học bổng", "1.200 scholarships"),
    ("scholarship", Particulars(quantity=2, unit="suất"), "2 suất học bổng", "2 suất"),
    ("in_kind", Particulars(quantity=10, unit="tấn gạo"), "10 tấn gạo", "10 tấn gạo"),
    ("sponsorship", Particulars(months=1), "1 tháng", "1 month"),
    (
        "sponsorship",
        Particulars(months=12, per_month=500_000),
        "12 tháng × 500.000 đồng mỗi tháng",
        "12 months × 500.000 đồng a month",
    ),
]


@pytest.mark.parametrize(("kind", "told", "vietnamese", "english"), SAID)
def test_a_gift_is_counted_as_each_language_counts(
    app: Flask, kind: PledgeKind, told: Particulars, vietnamese: str, english: str
) -> None:
    said = {}
    for language in ("vi", "en"):
        with app.test_request_context(), force_locale(language):
            said[language] = gift_in_words(kind, "", told, ngettext)
    assert said == {"vi": vietnamese, "en": english}
