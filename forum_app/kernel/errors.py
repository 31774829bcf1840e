"""Refusals: what the app says when it may not or cannot do what was asked.

All texts here are msgids in Vietnamese, the source language; `web.errors` translates them at the
border. `%(name)s` in a text is filled from `params`, after translation.
"""

from collections.abc import Mapping
from types import MappingProxyType

NOTHING: Mapping[str, object] = MappingProxyType({})
NO_ERRORS: Mapping[str, str] = MappingProxyType({})


def N_(text: str) -> str:
    """Mark a text for translation at the border; gives it back unchanged."""
    return text


class Refused(Exception):
    """A request that was understood and turned down.

    `code` is stable English for programs, `title` and `detail` are msgids for people, `errors` maps
    a field to its complaint (a msgid), `extra` holds JSON-able members for the top of the answer.
    `params` fill `%(name)s` in title, detail and errors alike.
    """

    code: str
    status: int
    title: str
    detail: str
    params: Mapping[str, object]
    errors: Mapping[str, str]
    extra: Mapping[str, object]

    def __init__(
        self,
        *,
        code: str,
        status: int,
        detail: str,
        title: str | None = None,
        params: Mapping[str, object] = NOTHING,
        errors: Mapping[str, str] = NO_ERRORS,
        extra: Mapping[str, object] = NOTHING,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.title = TITLES.get(status, TITLES[422]) if title is None else title
        self.detail = detail
        self.params = dict(params)
        self.errors = dict(errors)
        self.extra = dict(extra)

    def __str__(self) -> str:
        return f"{self.code}: {self.detail} {self.errors or ''}".rstrip()

    def __reduce__(self) -> tuple[object, ...]:
        # Refusals cross from worker processes; an exception with named arguments does not by itself.
        return _blank, (type(self),), self.__dict__


def _blank(kind: type[Refused]) -> Refused:
    return kind.__new__(kind)


TITLES: Mapping[int, str] = MappingProxyType(
    {
        401: N_("Cần đăng nhập"),
        403: N_("Không có quyền"),
        404: N_("Không tìm thấy"),
        409: N_("Không thực hiện được lúc này"),
        410: N_("Không còn hiệu lực"),
        422: N_("Thông tin chưa hợp lệ"),
        429: N_("Quá nhiều yêu cầu"),
    }
)


class Invalid(Refused):
    """What was sent cannot be used: 422 `invalid`. `errors` maps a field to its complaint."""

    def __init__(
        self,
        errors: Mapping[str, str] | None = None,
        detail: str = N_("Thông tin gửi lên chưa hợp lệ, vui lòng kiểm tra lại."),
        *,
        params: Mapping[str, object] = NOTHING,
        **extra: object,
    ) -> None:
        complaints = NO_ERRORS if errors is None else errors
        super().__init__(
            code="invalid", status=422, detail=detail, params=params, errors=complaints, extra=extra
        )


class SignInNeeded(Refused):
    """Nobody is signed in: 401 `unauthenticated`."""

    def __init__(
        self, detail: str = N_("Vui lòng đăng nhập để tiếp tục."), *, params: Mapping[str, object] = NOTHING
    ) -> None:
        super().__init__(code="unauthenticated", status=401, detail=detail, params=params)


class Forbidden(Refused):
    """The actor's role does not allow it: 403 `forbidden`."""

    def __init__(
        self,
        detail: str = N_("Tài khoản của bạn không được phép làm việc này."),
        *,
        params: Mapping[str, object] = NOTHING,
    ) -> None:
        super().__init__(code="forbidden", status=403, detail=detail, params=params)


class Missing(Refused):
    """There is no such thing, or none this actor may see: 404 `missing`."""

    def __init__(
        self,
        detail: str = N_("Không tìm thấy nội dung yêu cầu."),
        *,
        params: Mapping[str, object] = NOTHING,
        **extra: object,
    ) -> None:
        super().__init__(code="missing", status=404, detail=detail, params=params, extra=extra)


class Stale(Refused):
    """The actor saw an older version: 409 `stale`. `current` is the present state, sent with the answer."""

    def __init__(
        self,
        current: Mapping[str, object] | None = None,
        detail: str = N_("Nội dung đã thay đổi trong lúc bạn thao tác, vui lòng xem lại."),
        *,
        params: Mapping[str, object] = NOTHING,
    ) -> None:
        extra: dict[str, object] = {} if current is None else {"current": dict(current)}
        super().__init__(
            code="stale",
            status=409,
            title=N_("Đã có thay đổi mới"),
            detail=detail,
            params=params,
            extra=extra,
        )


class PageTooOld(Refused):
    """The page's own token is no longer the session's, or was forged: 403 `csrf`."""

    def __init__(self) -> None:
        super().__init__(
            code="csrf",
            status=403,
            title=N_("Trang đã cũ"),
            detail=N_("Trang này mở đã lâu; hãy tải lại trang rồi làm lại."),
        )
