"""Acts with another date than the reference list has, in lists and in texts."""

from datetime import date

from app.services.checks.kinds import acts
from app.services.programmes.acts import Act, our_acts, save_act
from app.services.storage.workspace import Workspace
from tests.services.checks.papers import add_programme, texts, told


def test_an_act_of_a_programme_and_of_its_texts(workspace: Workspace) -> None:
    right, _ = save_act(workspace, our_acts()["law-education"])
    wrong, _ = save_act(
        workspace,
        Act(
            kind="Закон Российской Федерации",
            title="Об образовании в Российской Федерации",
            issued_on=date(2013, 12, 29),
            number="273",
        ),
    )
    add_programme(workspace, acts=(right,), aim="Закон от 29.12.2012 № 273-ФЗ исполняется")
    assert told(workspace, acts.misdated_acts) == []
    add_programme(workspace, acts=(wrong,), aim="Исполнять закон от 26.12.2012 № 273-ФЗ")
    assert texts(workspace, acts.misdated_acts) == [
        "act.misdated: Дата правового акта указана неверно: от 26.12.2012 № 273-ФЗ",
        "act.misdated: Дата правового акта указана неверно: от 29.12.2013 № 273",
    ]


def test_an_order_of_the_department_is_not_one_of_the_ministry(workspace: Workspace) -> None:
    add_programme(workspace, aim="Исполнить приказ от 01.02.2019 № 413")
    assert told(workspace, acts.misdated_acts) == []
    ministry = "приказ Министерства образования и науки Российской Федерации от 01.02.2019 № 413"
    add_programme(workspace, aim=f"Исполнить {ministry}")
    assert [code for code, _ in told(workspace, acts.misdated_acts)] == ["act.misdated"]


def test_an_act_of_the_region_that_the_department_has_entered(workspace: Workspace) -> None:
    from app.enums import ActLevel

    known, _ = save_act(
        workspace,
        Act(
            kind="Приказ",
            level=ActLevel.REGIONAL,
            issuer="департамента образования области",
            issued_on=date(2020, 10, 23),
            number="1721",
        ),
    )
    text = "Исполнить приказ департамента образования области от {} № 1721"
    add_programme(workspace, acts=(known,), aim=text.format("23.10.2020"))
    assert told(workspace, acts.misdated_acts) == []
    add_programme(workspace, aim=text.format("24.10.2020"))
    assert [code for code, _ in told(workspace, acts.misdated_acts)] == ["act.misdated"]


def test_a_digit_for_a_letter(workspace: Workspace) -> None:
    add_programme(workspace, aim="Закон № 273-ФЗ, пункт 3, 27-Ф35")
    assert told(workspace, acts.digits_for_letters) == []
    add_programme(workspace, aim="Закон № 273-Ф3")
    assert texts(workspace, acts.digits_for_letters) == [
        "act.digit-three: В номере закона цифра «3» вместо буквы «З»: «273-Ф3»"
    ]
