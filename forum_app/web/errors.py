"""What a refusal looks like: problem+json for programs (RFC 9457), a page for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, redirect, render_template, request
from flask_babel import gettext
from flask_limiter.errors import RateLimitExceeded
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from forum_app.kernel.actors import NOBODY
from forum_app.kernel.errors import N_, TITLES, Refused

DETAILS: Mapping[int, str] = {
    400: N_("Yêu cầu không đọc được."),
    404: N_("Không có trang hoặc mục này."),
    405: N_("Địa chỉ này không nhận thao tác đó."),
    413: N_("Nội dung gửi lên quá lớn."),
    415: N_("Nội dung gửi lên không đúng loại."),
    429: N_("Quá nhiều yêu cầu; hãy đợi một lát rồi thử lại."),
    500: N_("Máy chủ gặp lỗi. Thao tác chưa được ghi nhận; hãy thử lại."),
    503: N_("Máy chủ đang bận hoặc đang khởi động lại; hãy thử lại."),
}
FOR_PROGRAMS = ("/api/", "/healthz", "/readyz", "/metrics")
UNREADABLE, FAILED = N_("Yêu cầu không dùng được"), N_("Lỗi máy chủ")
CODES: Mapping[int, str] = {
    400: "invalid",
    401: "unauthenticated",
    403: "forbidden",
    404: "missing",
    405: "method_not_allowed",
    413: "too_large",
    415: "invalid",
    429: "rate_limited",
    503: "unavailable",
}


def attach(app: Flask) -> None:
    """Answer every refusal, HTTP error and fault of this app in the asker's form and language."""
    app.register_error_handler(Refused, answer_refused)
    app.register_error_handler(RateLimitExceeded, answer_limited)
    app.register_error_handler(HTTPException, answer_http)
    app.register_error_handler(Exception, answer_fault)


def answer_refused(refused: Refused) -> Response:
    if refused.status == 401 and not wants_problem():
        here = request.full_path.rstrip("?") if request.method == "GET" else "/"
        return _plain(redirect(f"/sign-in?{urlencode({'next': here})}"))
    return problem(problem_body(refused))


def problem_body(refused: Refused) -> dict[str, object]:
    """Tell a refusal in the asker's language, as problem details (RFC 9457)."""
    body: dict[str, object] = {
        "type": f"urn:forum:{refused.code}",
        "title": _say(refused.title, refused.params),
        "status": refused.status,
        "code": refused.code,
        "detail": _say(refused.detail, refused.params),
    }
    if refused.errors:
        body["errors"] = {field: _say(text, refused.params) for field, text in refused.errors.items()}
    return body | dict(refused.extra)


def answer_limited(_error: RateLimitExceeded) -> Response:
    return answer_refused(Refused(code="rate_limited", status=429, detail=DETAILS[429]))


def answer_http(error: HTTPException) -> Response:
    status = error.code or 500
    detail = DETAILS.get(status, DETAILS[400 if status < 500 else 500])
    code = CODES.get(status, "invalid" if status < 500 else "failed")
    title = TITLES.get(status, FAILED if status >= 500 else UNREADABLE)
    answer = answer_refused(Refused(code=code, status=status, title=title, detail=detail))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer


def answer_fault(error: Exception) -> Response:
    """Log the fault with its trace, and tell people only that nothing was done."""
    where = request.url_rule or request.path  # not the address itself: a device's link holds its secret
    current_app.logger.error("%s %s failed", request.method, where, exc_info=error)
    return answer_refused(Refused(code="failed", status=500, title=FAILED, detail=DETAILS[500]))


def problem(body: Mapping[str, object]) -> Response:
    status = int(str(body["status"]))
    if wants_problem():
        text = json.dumps(body, ensure_ascii=False)
        return Response(text, status, content_type="application/problem+json")
    g.setdefault("actor", NOBODY)  # where the database failed, asking it again would fail again
    page = render_template("errors/page.html", problem=body)
    return Response(page, status, content_type="text/html; charset=utf-8")


def wants_problem() -> bool:
    """Say whether a program asks: the API, its watchmen, and whoever asks for JSON before HTML."""
    if request.path.startswith(FOR_PROGRAMS):
        return True
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _say(text: str, params: Mapping[str, object]) -> str:
    # Without parameters a text may hold a bare percent sign.
    said: str = gettext(text)
    return said % params if params else said


def _plain(response: object) -> Response:
    made: Response = current_app.make_response(response)  # type: ignore[arg-type]
    return made
