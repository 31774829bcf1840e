"""An import says what becomes of each row, in the shape of the public contract."""

from forum_app.sheets import Action, ImportReport, RowError, RowReport, report_rows


def test_the_report_has_the_shape_of_the_contract() -> None:
    report = report_rows(
        (RowReport(5, "create", "Lý Nam"), RowReport(6, "skip", "Lý Nam", "trùng dòng %(row)s", {"row": 5})),
        warnings=(RowError(5, "Ghế", "ghế đã có người"),),
        errors=(RowError(7, "SĐT", "số %(text)s không đúng", {"text": "12"}),),
    )
    assert report.as_json(str.capitalize) == {
        "rows": [
            {"row": 5, "action": "create", "what": "Lý Nam"},
            {"row": 6, "action": "skip", "what": "Lý Nam", "why": "Trùng dòng 5"},
        ],
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "warnings": [{"row": 5, "column": "Ghế", "message": "Ghế đã có người"}],
        "errors": [{"row": 7, "column": "SĐT", "message": "Số 12 không đúng"}],
    }


def test_texts_are_filled_after_translation() -> None:
    english = {"số %(text)s": "number %(text)s"}
    error = RowError(7, "SĐT", "số %(text)s", {"text": "12"})
    assert error.as_json(english.__getitem__)["message"] == "number 12"


def test_a_percent_sign_in_a_text_without_fillings_stays() -> None:
    assert RowReport(1, "skip", "x", "100%").as_json()["why"] == "100%"


def test_actions_are_counted() -> None:
    actions: tuple[Action, ...] = ("create", "update", "update", "unchanged", "skip")
    rows = tuple(RowReport(number, action, "x") for number, action in enumerate(actions))
    assert report_rows(rows) == ImportReport(rows, created=1, updated=2, unchanged=1)
