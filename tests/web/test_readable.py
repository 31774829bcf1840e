"""Answers say Vietnamese as it is written, and never fail over a broken letter."""

from __future__ import annotations

import pytest
from flask import Flask


@pytest.mark.parametrize(
    ("said", "written"),
    [("Tiếng nói", b'{"said": "Ti\xe1\xba\xbfng n\xc3\xb3i"}'), ("\ud800", b'{"said": "\\ud800"}')],
)
def test_letters_stay_letters(app: Flask, said: str, written: bytes) -> None:
    with app.app_context():
        assert app.json.dumps({"said": said}).encode() == written
