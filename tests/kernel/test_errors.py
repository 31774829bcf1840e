import pickle

import pytest

from forum_app.kernel.errors import N_, Forbidden, Invalid, Missing, Refused, SignInNeeded, Stale


def test_marking_a_text_leaves_it_as_it_is() -> None:
    assert N_("Bàn đón tiếp") == "Bàn đón tiếp"


@pytest.mark.parametrize(
    ("refusal", "code", "status"),
    [
        (Invalid(), "invalid", 422),
        (Forbidden(), "forbidden", 403),
        (SignInNeeded(), "unauthenticated", 401),
        (Missing(), "missing", 404),
        (Stale(), "stale", 409),
        (Refused(code="revoked", status=410, detail="Thẻ đã bị thu hồi."), "revoked", 410),
    ],
)
def test_each_kind_has_its_code_status_and_words(refusal: Refused, code: str, status: int) -> None:
    assert (refusal.code, refusal.status) == (code, status)
    assert bool(refusal.title)
    assert bool(refusal.detail)


def test_invalid_names_the_field_and_carries_more() -> None:
    refusal = Invalid({"amount": "Số tiền quá %(size)s."}, params={"size": "lớn"}, row=4)
    assert refusal.errors == {"amount": "Số tiền quá %(size)s."}
    assert refusal.params == {"size": "lớn"}
    assert refusal.extra == {"row": 4}


def test_stale_carries_the_present_state() -> None:
    assert Stale({"version": 41}).extra == {"current": {"version": 41}}
    assert Stale().extra == {}


def test_a_refusal_of_another_code_carries_its_own_words() -> None:
    refusal = Refused(code="already_admitted", status=409, detail="Đã vào.", title="Trùng", extra={"a": 1})
    assert (refusal.title, refusal.detail, refusal.extra) == ("Trùng", "Đã vào.", {"a": 1})


@pytest.mark.parametrize(
    "refusal",
    [
        Invalid({"file": "Tệp hỏng: %(name)s"}, params={"name": "a.xlsx"}, row=3),
        Stale({"version": 2}),
        Refused(code="too_soon", status=409, detail="Vừa bấm xong.", params={"seconds": 1}),
    ],
)
def test_a_refusal_survives_the_way_from_another_process(refusal: Refused) -> None:
    copy = pickle.loads(pickle.dumps(refusal))
    assert type(copy) is type(refusal)
    assert vars(copy) == vars(refusal)
    assert str(copy) == str(refusal)


def test_a_refusal_in_a_log_says_what_and_where() -> None:
    assert str(Invalid({"amount": "Sai."}, "Kiểm tra lại.")) == "invalid: Kiểm tra lại. {'amount': 'Sai.'}"
    assert str(Missing("Không có.")) == "missing: Không có."
