"""Initials and the order of the parts of a name."""

import pytest

from app.services.language import names


@pytest.mark.parametrize(
    ("parts", "signature", "first"),
    [
        (
            ("Плюснина", "Наталья", "Валерьевна"),
            "Н.В.\u00a0Плюснина",
            "Плюснина\u00a0Н.В.",
        ),
        (("Лунцова", "Е.", "В."), "Е.В.\u00a0Лунцова", None),
        (("Лунцова", "Е. В.", ""), "Е.В.\u00a0Лунцова", None),
        (("Лунцова", "е", "в"), "Е.В.\u00a0Лунцова", None),
        (("Мелия", "Тамара", ""), "Т.\u00a0Мелия", "Мелия\u00a0Т."),
        (("Плюснина", "", ""), "Плюснина", "Плюснина"),
        (("Орлова", "Анна-Мария", "Олеговна"), "А.-М.О.\u00a0Орлова", None),
        (("Рашидов", "Рашид", "Рашид оглы"), "Р.Р.\u00a0Рашидов", None),
    ],
)
def test_names(parts: tuple[str, str, str], signature: str, first: str | None) -> None:
    assert names.signature_name(*parts) == signature
    if first is not None:
        assert names.surname_first(*parts) == first


def test_full_name_has_the_parts_that_are_known() -> None:
    assert names.full_name("Плюснина", "Наталья", "Валерьевна") == "Плюснина Наталья Валерьевна"
    assert names.full_name(" Плюснина ", "", "") == "Плюснина"
