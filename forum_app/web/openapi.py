"""What the OpenAPI document says beyond the models: files in and out, problems, how to sign in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, WithJsonSchema
from spectree import Response

# What any call may be refused with; the other refusals are told by `default`.
REFUSED = (401, 403, 404, 409, 422)
ANY_STATUS = "default"
PROBLEM_TYPE = "application/problem+json"
# Nobody at all, a device's token, or a person's cookie (then writes carry `X-CSRF-Token`).
SIGN_IN: list[dict[str, list[str]]] = [{}, {"token": []}, {"cookie": []}]
SCHEMES = {
    "token": {"type": "http", "scheme": "bearer"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "forum"},
}
REPEATABLE = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "A repeat with the same key answers as the first time.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 100},
}
# Money promised or received twice is the one mistake nobody may make by leaving the key out.
KEY_NEEDED = ("/{forum}/pledges", "/payments/receipts")


class Problem(BaseModel):
    """RFC 9457 problem details; `code` is stable English, `title` and `detail` are for people."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: dict[str, str] | None = None


class Upload(BaseModel):
    """A spreadsheet to import; `dry_run` only says what would be done."""

    file: Annotated[bytes, WithJsonSchema({"type": "string", "format": "binary"})]
    dry_run: bool = False


class Answers(Response):
    """Describes the answers of a call: a model for JSON, a media type for a file, None for nothing."""

    def __init__(self, answers: Mapping[int, type[BaseModel] | str | None]) -> None:
        self.files = {status: said for status, said in answers.items() if isinstance(said, str)}
        models = {
            f"HTTP_{status}": None if isinstance(said, str) else said for status, said in answers.items()
        }
        super().__init__(**dict.fromkeys((f"HTTP_{status}" for status in REFUSED), Problem) | models)

    def generate_spec(self, *naming: Any) -> dict[str, Any]:
        made = super().generate_spec(*naming)
        for status in REFUSED:
            content = made[str(status)].get("content", {})
            if "application/json" in content:
                content[PROBLEM_TYPE] = content.pop("application/json")
        for status, media_type in self.files.items():
            made[str(status)]["content"] = {media_type: {}}
        return made | {ANY_STATUS: {**made["422"], "description": "Refused, or failed"}}


def completed(document: dict[str, Any]) -> dict[str, Any]:
    """Say how callers sign in, and which calls may be repeated: those that add to a forum."""
    document["security"] = SIGN_IN
    document["components"]["securitySchemes"] = SCHEMES
    for path, calls in document["paths"].items():
        for method, call in calls.items():
            if method == "post" and "{forum}" in path and {"201", "202"} & set(call["responses"]):
                call["parameters"].append(REPEATABLE | {"required": path.endswith(KEY_NEEDED)})
    return document
