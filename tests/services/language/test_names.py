"""Initials and the order of the parts of a name."""

import pytest

from app.services.language import names


@pytest.mark.parametrize(
    ("parts", "short", "signature", "first"),
    [
        (
            ("Плюснина", "Наталья", "Валерьевна"),
            "Н.\u00a0В.\u00a0Плюснина",
            "Н.В.\u00a0Плюснина",
            "Плюснина\u00a0Н.\u00a0В.",
        ),
        (("Лунцова", "Е.", "В."), "Е.\u00a0В.\u00a0Лунцова", "Е.В.\u00a0Лунцова", None),
        (("Лунцова", "Е. В.", ""), "Е.\u00a0В.\u00a0Лунцова", "Е.В.\u00a0Лунцова", None),
        (("Лунцова", "е", "в"), "Е.\u00a0В.\u00a0Лунцова", "Е.В.\u00a0Лунцова", None),
        (("Мелия", "Тамара", ""), "Т.\u00a0Мелия", "Т.\u00a0Мелия", "Мелия\u00a0Т."),
        (("Плюснина", "", ""), "Плюснина", "Плюснина", "Плюснина"),
        (("Орлова", "Анна-Мария", "Олеговна"), "А.-М.\u00a0О.\u00a0Орлова", None, None),
        (("Рашидов", "Рашид", "Рашид оглы"), "Р.\u00a0Р.\u00a0Рашидов", None, None),
    ],
)
def test_names(
    parts: tuple[str, str, str], short: str, signature: str | None, first: str | None
) -> None:
    assert names.short_name(*parts) == short
    if signature is not None:
        assert names.signature_name(*parts) == signature
    if first is not None:
        assert names.surname_first(*parts) == first


def test_full_name_has_the_parts_that_are_known() -> None:
    assert names.full_name("Плюснина", "Наталья", "Валерьевна") == "Плюснина Наталья Валерьевна"
    assert names.full_name(" Плюснина ", "", "") == "Плюснина"
