"""What is said of the newest frozen identification on the start page."""

from app.services.year.numbers import Identified, identified_text

STAYED = Identified(
    run_id=1,
    year=2019,
    work_year=2020,
    shnor=("СОШ № 30",),
    compared=True,
    entered=("СОШ № 30",),
    left=(),
)


def test_who_is_identified_entered_and_left() -> None:
    assert identified_text(STAYED) == (
        "По результатам 2018/2019 выявлены ШНОР: СОШ № 30. По сравнению с годом раньше"
        " вошли: СОШ № 30; вышли: никто."
    )
    assert identified_text(None) == ""


def test_a_long_list_is_cut_and_counted() -> None:
    many = STAYED._replace(compared=False, shnor=tuple("абвгде"))
    assert identified_text(many) == (
        "По результатам 2018/2019 выявлены ШНОР: а, б, в, г и ещё 2. Сравнить не с чем:"
        " для работы 2018/2019 выявление не зафиксировано."
    )


def test_nobody_is_identified() -> None:
    nobody = STAYED._replace(shnor=(), compared=False)
    assert identified_text(nobody).startswith("По результатам 2018/2019 ШНОР не выявлены. ")
