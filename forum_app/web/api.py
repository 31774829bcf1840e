"""JSON in and out: requests checked against models, and the OpenAPI document from the same models."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import wraps
from threading import Lock
from typing import Annotated, Any

from flask import Response, current_app, request
from flask.json import dumps
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from spectree import SpecTree
from spectree.model_adapter.protocol import SchemaMode
from spectree.plugins.base import Context
from spectree.plugins.flask_plugin import FlaskPlugin

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import fold, tidy
from forum_app.web.complaints import complaint
from forum_app.web.offloop import give_way
from forum_app.web.openapi import Answers, Problem, Upload, completed

# What a view gives: a body, alone or with a status, or with a status and headers.
Content = BaseModel | Mapping[str, Any] | Response
Answer = Content | tuple[Content, int] | tuple[Content, int, Mapping[str, str]]

# NFC, without control or direction marks; line breaks are kept out of one-line fields.
Line = Annotated[str, AfterValidator(tidy)]

LARGEST_ID = 2**31 - 1


def _row_ids(text: str) -> str:
    """Check the ids in a row, as a query string has them."""
    if any(not 1 <= number <= LARGEST_ID for number in ids_in(text)):
        raise ValueError("no such number")
    return text


# `4,8,15`: which rows a call is about; blank for all of them. `ids_in` reads it.
RowIds = Annotated[
    str,
    Field(max_length=3000, pattern=r"^([0-9]{1,10}(,[0-9]{1,10})*)?$", examples=["4,8,15"]),
    AfterValidator(_row_ids),
]


def ids_in(text: str) -> tuple[int, ...]:
    """Read ids in a row."""
    return tuple(int(part) for part in text.split(",") if part)


# A shape is made ready when it is first used: two hundred of them at once are a tenth of the start.
LATE = ConfigDict(defer_build=True)


class Body(BaseModel):
    """The base of what requests send: unknown members are refused, so that a typing error is not ignored."""

    model_config = LATE | ConfigDict(extra="forbid")


class Query(BaseModel):
    """The base of query strings."""

    model_config = LATE | ConfigDict(extra="ignore")


class View(BaseModel):
    """The base of what is answered."""

    model_config = LATE | ConfigDict(extra="forbid", from_attributes=True)


class PageQuery(Query):
    """The members every list takes."""

    q: str = Field("", max_length=200)
    limit: int = Field(100, ge=1, le=500)
    cursor: str | None = Field(None, max_length=200)


class StrictFlask(FlaskPlugin):
    """Refuses a body that is no JSON object, where spectree would read it as empty; leaves answers alone."""

    def request_validation(self, request: Any, query: Any, json: Any, *_unused: Any) -> None:
        request.context = Context(
            _checked(query, request.args.to_dict()) if query else None,
            _checked(json, _json_object()) if json else None,
            None,
            None,
            None,
        )

    def validate_response(self, resp: Any, *_: Any) -> tuple[Response, None]:
        return resp, None


class LateSpec(SpecTree):
    """Describes the models when somebody asks for the document: at each start it took two seconds of six."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        self._waiting: dict[tuple[type[BaseModel], SchemaMode], None] = {}
        self._describing = Lock()
        super().__init__(*args, **settings)

    def _add_model(self, model: type[BaseModel], mode: SchemaMode = "validation") -> str:
        self._waiting.pop((model, mode), None)  # of two descriptions under one name the last one holds
        self._waiting[model, mode] = None
        return str(self.naming_strategy(model))

    def describe(self) -> None:
        """Describe what waits for it, letting others go first after each model."""
        with self._describing:
            for model, mode in list(self._waiting):
                super()._add_model(model, mode)
                give_way()
            self._waiting.clear()


spec = LateSpec(
    "flask",
    backend=StrictFlask,
    title="Forum",
    version="1",
    openapi_version="3.1.0",
    mode="strict",
    annotations=False,
    validation_error_model=Problem,
)


def documented(
    *,
    json: type[BaseModel] | None = None,
    query: type[BaseModel] | None = None,
    upload: type[Upload] | None = None,
    answers: Mapping[int, type[BaseModel] | str | None],
    tag: str,
) -> Callable[[Callable[..., Answer]], Callable[..., Response]]:
    """Check a view's request against models and describe it in the OpenAPI document.

    The view gets `json` and `query` as keyword arguments and returns a model or a dict, alone or with a
    status and headers. Answers are described, not checked again: a model, the media type of a file, or None.
    `upload` describes a multipart form, which the view reads itself.
    """

    def decorate(view: Callable[..., Answer]) -> Callable[..., Response]:
        validate = spec.validate(query=query, json=json, form=upload, resp=Answers(answers), tags=[tag])
        checked: Callable[..., Response] = validate(_answering(view, {"query": query, "json": json}))
        return checked

    return decorate


def document() -> dict[str, Any]:
    """Give the OpenAPI document of the app that is asked, generated at the first time."""
    made: dict[str, Any] | None = current_app.extensions.get("openapi")
    if made is None:
        spec.describe()
        spec.app, whole = current_app, deepcopy(spec.models)
        made = current_app.extensions["openapi"] = completed(spec._generate_spec())
        spec.models = whole  # generating takes the nested models out of it
    return made


def page_of(
    items: Sequence[Any], limit: int, cursor_of: Callable[[Any], str]
) -> tuple[Sequence[Any], str | None]:
    """Cut a list read one longer than `limit` into its page and the cursor of the next one."""
    if len(items) <= limit:
        return items, None
    return items[:limit], cursor_of(items[limit - 1])


def searched(
    items: Sequence[Any], query: PageQuery, words_of: Callable[[Any], str]
) -> tuple[Sequence[Any], str | None]:
    """Search a list that is short enough to be read whole; give a page of it and the cursor of the next."""
    wanted = fold(query.q)
    found = [item for item in items if wanted in fold(words_of(item))]
    start = place_after(query.cursor) or 0
    ends = start + query.limit
    return found[start:ends], str(ends) if ends < len(found) else None


def place_after(cursor: str | None) -> int | None:
    """Read the number a page ended at; None at the first. Raises Invalid for a cursor this app never gave."""
    if not cursor:
        return None
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10):
        raise Invalid({"cursor": N_("Trang tiếp theo không còn nữa; hãy tải lại danh sách.")})
    return int(cursor)


def _answering(
    view: Callable[..., Answer], wanted: Mapping[str, type[BaseModel] | None]
) -> Callable[..., Response]:
    """Hand the checked parts of the request to the view, and make its answer a response."""
    parts = [name for name, model in wanted.items() if model is not None]

    @wraps(view)
    def answering(*args: Any, **kwargs: Any) -> Response:
        checked = {name: getattr(request.context, name) for name in parts}  # type: ignore[attr-defined]
        return _response(view(*args, **checked, **kwargs))

    return answering


def _response(answer: Answer) -> Response:
    if isinstance(answer, Response):
        return answer
    body, status, headers = (*answer, {})[:3] if isinstance(answer, tuple) else (answer, 200, {})
    text = body.model_dump_json() if isinstance(body, BaseModel) else dumps(body)
    return Response(text, status, headers, content_type="application/json")


def _checked(model: type[BaseModel], given: object) -> BaseModel:
    try:
        return model.model_validate(given)
    except ValidationError as fault:
        raise Invalid({_field(error["loc"]): complaint(error) for error in fault.errors()}) from fault


def _field(place: tuple[int | str, ...]) -> str:
    return ".".join(str(step) for step in place) or "body"


def _json_object() -> dict[str, Any]:
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # thousands of brackets inside each other
        body = ()
    if isinstance(body, dict):
        return body
    if body is None and not request.get_data():
        return {}
    raise Invalid({"body": N_("Nội dung gửi lên phải là một đối tượng JSON.")})
