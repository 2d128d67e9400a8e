"""How a typed deadline was understood, in words."""

from datetime import date

import pytest

from app.services.language.deadlines.periods import period_between, school_period
from app.services.language.deadlines.telling import how_understood

DUE = ", ".join(f"до 05.{month}.2025" for month in ("09", "10", "11", "12"))
FOUR = f"Понято так: 12\u00a0сроков: {DUE} и ещё\u00a08"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Без срока напоминания не будет"),
        ("март 2026 года", "Понято так: с 01.03.2026 по 31.03.2026"),
        ("до 15.04.2026", "Понято так: до 15.04.2026"),
        ("с 20.04.2026", "Понято так: с 20.04.2026, без даты окончания"),
        ("по итогам четверти", "Понято так: срок зависит от события, напоминания не будет"),
        ("до ноября", "Понято так: до 31.10.2025. Возможно и другое: до 30.11.2025"),
        (
            "до 30 января и 20 июля",
            "Понято так: 2\u00a0срока: до 30.01.2026, до 20.07.2026",
        ),
        (
            "ежемесячно до 5 числа",
            FOUR,
        ),
        ("как получится", "Дата не распознана: срок сохранится как текст, напоминания не будет"),
    ],
)
def test_a_deadline_is_told_as_understood(text: str, words: str) -> None:
    assert how_understood(text, school_period(2026)) == words


def test_all_readings_of_a_plan_of_several_years_are_told() -> None:
    period = period_between(date(2024, 1, 1), date(2025, 12, 31))
    assert how_understood("май", period) == (
        "Понято так: 2\u00a0срока: до 31.05.2024, до 31.05.2025. "
        "Возможно и другое: с 01.05.2024 по 31.05.2024 или с 01.05.2025 по 31.05.2025"
    )
