"""What every answer says to the browser: load from here only, show in no frame, tell nobody where from."""

from __future__ import annotations

from flask import Flask, Response, current_app, request

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",  # the QR reader is WebAssembly
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "worker-src 'self'",
        "connect-src 'self'",
        "font-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
}
LARGEST_BODY = 12 * 1024 * 1024
# JSON is read on the event loop: nobody may send more than it reads in a few milliseconds.
LARGEST_JSON = 1024 * 1024
LARGEST_PUBLIC = 64 * 1024


def attach(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = 1024 * 1024
    app.before_request(_bound_body)
    app.after_request(_add_headers)


def _bound_body() -> None:
    """Take large bodies only as files, and only where somebody signs in first."""
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "guarded_by", "public") == "public":
        request.max_content_length = LARGEST_PUBLIC
    elif request.mimetype != "multipart/form-data":
        request.max_content_length = LARGEST_JSON


def _add_headers(response: Response) -> Response:
    said = {name for name, _ in response.headers}
    for name, value in HEADERS.items():
        if name not in said:
            response.headers.add(name, value)
    if request.endpoint != "static_files" and "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"  # a shared desk must not show pages after sign-out
    return response
