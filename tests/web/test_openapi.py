"""The OpenAPI document is true: every call is in it, and whatever is sent, the answers are as it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client

DOCUMENT = "/api/v1/openapi.json"
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    status_code_conformance,
    response_schema_conformance,
]
SIGN_IN = "/api/v1/session"
PLEDGE = {"donor": {"name": "HTX Nho Nắng Vàng"}, "amount": "500tr"}


@pytest.fixture
def document(anonymous: Client) -> dict[str, Any]:
    return cast(dict[str, Any], anonymous.get(DOCUMENT).json)


def _calls(document: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    paths = document["paths"].items()
    return {(method.upper(), path): call for path, calls in paths for method, call in calls.items()}


def test_every_call_of_the_api_is_in_it_and_nothing_else(app: Flask, document: dict[str, Any]) -> None:
    routes = {
        (method, re.sub(r"<(?:[^:<>]+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/v1/") and rule.rule != DOCUMENT
    }
    assert set(_calls(document)) == routes


def test_references_lead_somewhere(document: dict[str, Any]) -> None:
    named = set(re.findall(r'"\$ref": ?"#/components/schemas/([^"]+)"', str(document).replace("'", '"')))
    assert named - set(document["components"]["schemas"]) == set()


def test_names_of_calls_are_unique(document: dict[str, Any]) -> None:
    names = [call["operationId"] for call in _calls(document).values()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("what", ["rundown", "guests"])
def test_an_import_takes_a_file(what: str, document: dict[str, Any]) -> None:
    call = _calls(document)["POST", f"/api/v1/forums/{{forum}}/{what}/import"]
    (reference,) = call["requestBody"]["content"]["multipart/form-data"]["schema"].values()
    form = document["components"]["schemas"][reference.rsplit("/", 1)[1]]
    assert form["properties"]["file"] == {"type": "string", "format": "binary", "title": "File"}
    assert form["properties"]["dry_run"]["type"] == "boolean"
    assert form["required"] == ["file"]


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("rundown.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("rundown.csv", "text/csv; charset=utf-8"),
        ("pledges/{pledge_id}/vietqr.png", "image/png"),
        ("payments/receipts.pdf", "application/pdf"),
    ],
)
def test_files_are_told_by_their_type(path: str, media_type: str, document: dict[str, Any]) -> None:
    answer = _calls(document)["GET", f"/api/v1/forums/{{forum}}/{path}"]["responses"]["200"]
    assert list(answer["content"]) == [media_type]


def test_refusals_are_problems(document: dict[str, Any]) -> None:
    told = {
        status: set(answer["content"])
        for call in _calls(document).values()
        for status, answer in call["responses"].items()
        if status >= "4"
    }
    assert set(map(frozenset, told.values())) == {frozenset({"application/problem+json"})}


def test_whatever_is_sent_is_answered_as_described(app: Flask, signed_in: Callable[[Role], Client]) -> None:
    admin = signed_in("admin")
    admin.post("guests", json={"full_name": "Đàng Thị Thu An", "group": 5})
    admin.post("pledges", json=PLEDGE, key="one")
    cookie = admin.browser.get_cookie("forum")
    assert cookie is not None
    headers = admin.headers | {"Cookie": f"forum={cookie.value}"}
    schema = schemathesis.openapi.from_wsgi(DOCUMENT, app)
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        if operation.path != SIGN_IN:  # signs itself out
            _try(operation, headers)


def _try(operation: APIOperation[Any, Any, Any, Any], headers: dict[str, str]) -> None:
    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def answered_as_described(case: Case[Any]) -> None:
        for name, value in case.path_parameters.items():
            if name == "forum":
                case.path_parameters[name] = SLUG
            elif isinstance(value, int) and value < 1000:
                case.path_parameters[name] = 1
        case.validate_response(case.call(headers=headers), checks=CHECKS)

    answered_as_described()


def test_only_a_pledge_and_a_receipt_demand_their_key(document: dict[str, Any]) -> None:
    demanding = [
        path
        for path, calls in document["paths"].items()
        for given in calls.get("post", {}).get("parameters", ())
        if given["name"] == "Idempotency-Key" and given["required"]
    ]
    forum = "/api/v1/forums/{forum}"
    assert sorted(demanding) == [f"{forum}/payments/receipts", f"{forum}/pledges"]
