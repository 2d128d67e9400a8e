"""Slots of a schedule: in order, around the breaks, never two at once."""

from datetime import date

import pytest

from app.errors import UserError
from app.services.registers.rows import list_rows
from app.services.registers.schedule import (
    Asked,
    Break,
    ScheduleDay,
    appointed,
    lay_out,
    typed_places,
)
from app.services.registers.writing import save_rows
from app.services.storage.workspace import Workspace
from tests.services.registers.conftest import YEAR

FIRST = ScheduleDay(on_day=date(2025, 11, 18), start=10 * 60, end=16 * 60 + 30)
DINNER = Break(13 * 60, 14 * 60)


def test_a_day_with_a_dinner_break_is_laid_out_and_saved(district: Workspace) -> None:
    asked = [Asked(place="Заречный", times=9), Asked(place="Угорский"), Asked(school_id=1)]
    slots = lay_out(asked, [FIRST], 30, [DINNER], "ВКС")
    starts = [slot.values["starts_at"] for slot in slots]
    assert starts == [*range(600, 780, 30), *range(840, 990, 30)]
    assert [slot.values["place"] for slot in slots] == [*["Заречный"] * 9, "Угорский", ""]
    save_rows(district, "interview_slot", YEAR, slots)
    rows = list_rows(district, "interview_slot", YEAR)
    assert (len(rows), rows[-1].text("school_id"), rows[-1].number("ends_at")) == (
        *(11, "СОШ № 1", 16 * 60 + 30),
    )


def test_days_follow_one_another_by_date(district: Workspace) -> None:
    early = ScheduleDay(on_day=date(2025, 11, 17), start=14 * 60 + 30, end=15 * 60 + 30)
    slots = lay_out([Asked(place="А", times=4)], [FIRST, early], 30)
    assert [(slot.values["on_day"].day, slot.values["starts_at"]) for slot in slots] == [
        *((17, 870), (17, 900), (18, 600), (18, 630)),
    ]
    assert district


@pytest.mark.parametrize(
    ("asked", "day", "minutes", "said"),
    [
        (14, FIRST, 30, "помещается 13 собеседований из 14"),
        (1, FIRST, 0, "Длительность 0 мин"),
        (1, ScheduleDay(on_day=date(2025, 11, 18), start=600, end=600), 30, "не позже начала"),
    ],
)
def test_what_cannot_be_laid_out_is_refused(
    asked: int, day: ScheduleDay, minutes: int, said: str
) -> None:
    with pytest.raises(UserError) as caught:
        lay_out([Asked(place="А", times=asked)], [day], minutes)
    assert said in caught.value.message.replace("\xa0", " ")


def test_times_that_are_appointed_already_stay_free_of_others(district: Workspace) -> None:
    save_rows(district, "interview_slot", YEAR, lay_out([Asked(place="А", times=2)], [FIRST], 30))
    taken = appointed(list_rows(district, "interview_slot", YEAR))
    more = lay_out([Asked(place="Б", times=2)], [FIRST], 30, taken)
    assert [slot.values["starts_at"] for slot in more] == [660, 690]
    save_rows(district, "interview_slot", YEAR, more)
    later = ScheduleDay(on_day=date(2025, 11, 19), start=600, end=660)
    assert lay_out([Asked(place="В")], [later], 30, taken)[0].values["starts_at"] == 600


def test_territories_are_typed_with_their_numbers() -> None:
    text = "Заречный округ – 9\n\n Ельня: 2 \nг. Десногорск\nРайон-1"
    assert [(one.place, one.times) for one in typed_places(text)] == [
        *(("Заречный округ", 9), ("Ельня", 2), ("г. Десногорск", 1), ("Район", 1)),
    ]
    with pytest.raises(UserError, match="«Округ – 0»"):
        typed_places("Округ – 0")
