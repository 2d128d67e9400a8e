"""Acts: ours with certain dates, those of the department beside them, misdated ones told."""

from dataclasses import replace
from datetime import date

import pytest

from app.enums import ActLevel
from app.errors import UserError
from app.services.programmes.acts import Act, list_acts, misdated, our_acts, save_act
from app.services.storage.workspace import Workspace

LAW = our_acts()["law-education"]


def test_ours_are_offered_by_level_and_date(workspace: Workspace) -> None:
    acts = list_acts(workspace)
    assert len(acts) == len(our_acts()) >= 10
    assert [act.issued_on for act in acts] == sorted(act.issued_on or date.max for act in acts)
    words = LAW.words.replace("\xa0", " ")
    assert words == (
        "Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»"
    )


def test_own_ones_stand_beside_ours_and_one_of_ours_is_stored_once(workspace: Workspace) -> None:
    own = Act(kind="Приказ", issuer="отдела образования", number="5", level=ActLevel.MUNICIPAL)
    key, _changes = save_act(workspace, own)
    first, _changes = save_act(workspace, LAW)
    again, _changes = save_act(workspace, replace(LAW, active=False))
    assert first == again != key
    offered = list_acts(workspace)
    assert [act.words for act in offered if act.id == key] == [
        "Приказ отдела образования №\xa05",
    ]
    assert LAW.code not in {act.code for act in offered}
    assert len(list_acts(workspace, retired=True)) == len(our_acts()) + 1


def test_an_act_with_another_date_than_the_list_is_told() -> None:
    wrong = Act(kind="Закон Российской Федерации", number="273", issued_on=date(2013, 12, 29))
    cases = {
        replace(LAW, issued_on=date(2012, 12, 26)): LAW,
        replace(LAW, number="273-Ф3", issued_on=date(2012, 12, 29)): None,
        replace(LAW, number="273-Ф3", issued_on=date(2013, 12, 29)): LAW,
        replace(LAW, level=ActLevel.REGIONAL, issued_on=date(2013, 12, 29)): None,
        LAW: None,
        wrong: LAW,
        replace(wrong, number="274"): None,
    }
    assert {act: misdated(act) for act in cases} == cases


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Act(kind=" "), "Не указан вид"),
        (Act(kind="Приказ", issued_on=date(1700, 1, 1)), "указана неверно"),
        (Act(kind="Приказ", title="я" * 1001), "слишком длинный"),
        (Act(kind="Приказ", id=7), "нет в списке"),
    ],
)
def test_what_cannot_be_is_refused(workspace: Workspace, act: Act, said: str) -> None:
    with pytest.raises(UserError) as caught:
        save_act(workspace, act)
    assert said in caught.value.message
