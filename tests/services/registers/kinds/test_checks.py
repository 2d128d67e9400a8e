"""What cannot be of a row of a register is refused in words; what can be is not."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from app.errors import UserError
from app.services.registers.catalogue import registers
from app.services.registers.writing import RowDraft, save_rows
from app.services.storage.workspace import Workspace
from tests.services.registers.conftest import ROWS, YEAR

DAY = date(2025, 11, 20)
# Register, what is typed beside the usual row, what is said; empty where nothing is wrong.
CASES: list[tuple[str, dict[str, Any], str]] = [
    ("interview_slot", {"starts_at": 900, "ends_at": 930}, ""),
    ("interview_slot", {"starts_at": 885, "ends_at": 915}, "уже назначено: 14:30–15:00"),
    ("interview_slot", {"starts_at": 930, "ends_at": 900}, "не позже начала"),
    ("interview_slot", {"starts_at": 930, "ends_at": 960, "place": ""}, "с кем собеседование"),
    ("school_programme", {"returned_on": date(2025, 11, 20)}, "возвращена раньше, чем сдана"),
    ("school_programme", {"handed_on": None, "approved_on": DAY}, "утверждена раньше, чем сдана"),
    ("school_programme", {"returned_on": date(2025, 11, 23)}, ""),
    ("school_pair", {"partner_id": None}, "одного партнёра"),
    ("school_pair", {"partner_name": "Колледж"}, "одного партнёра"),
    ("school_pair", {"partner_id": 1}, "партнёром самой себе"),
    ("school_pair", {"agreed_on": DAY, "ends_on": date(2025, 11, 19)}, "раньше, чем заключено"),
    ("school_pair", {"partner_id": None, "partner_name": "Колледж"}, ""),
    ("tutor", {"person_id": 1}, "одного тьютора"),
    ("tutor", {"name": ""}, "одного тьютора"),
    ("group_member", {}, "уже в составе"),
    ("group_member", {"person_id": 2}, ""),
    ("letter", {"number": "12"}, "номер или дата письма"),
    ("letter", {"reply_on": DAY}, "на которое отвечают"),
    ("letter", {"number": "5", "issued_on": DAY}, "с номером 5 в этом году уже есть"),
    ("letter", {"number": "5", "issued_on": date(2026, 1, 12)}, ""),
    ("letter", {"number": "5", "issued_on": DAY, "direction": "incoming"}, ""),
    ("evidence_item", {"link": "https://example.ru"}, "и приказ, и ссылка"),
    ("evidence_item", {"order_id": None}, "Не указан подтверждающий документ"),
]


def test_cases(district: Workspace) -> None:
    usual = ROWS | {"letter": ROWS["letter"] | {"number": "5", "issued_on": DAY}}
    for name, values in usual.items():
        save_rows(district, name, YEAR, [RowDraft(values=values)])
    wrong: list[str] = []
    for name, typed, wanted in CASES:
        said = "".join(refusals(district, name, typed))
        if wanted not in said or (said and not wanted):
            wrong.append(f"{name} {typed}: {said!r} instead of {wanted!r}")
    assert wrong == []


def refusals(workspace: Workspace, name: str, typed: dict[str, Any]) -> Iterator[str]:
    try:
        save_rows(workspace, name, YEAR, [RowDraft(values=ROWS[name] | typed)])
    except UserError as error:
        yield error.message


def test_papers_of_schools_are_of_what_was_received(district: Workspace) -> None:
    def save(*papers: dict[str, Any]) -> None:
        children = {"expert_paper": [RowDraft(values=paper) for paper in papers]}
        draft = RowDraft(values=ROWS["expert_document"], children=children)
        save_rows(district, "expert_document", YEAR, [draft])

    save({"school_id": 1}, {"school_id": 2, "received_on": DAY, "verdict": "accepted"})
    with pytest.raises(UserError, match="документ не получен"):
        save({"school_id": 1, "verdict": "accepted"})
    with pytest.raises(UserError, match="уже внесена"):
        save({"school_id": 1}, {"school_id": 1})


def test_registers_are_said_in_russian_words() -> None:
    for one in registers().values():
        for register in (one, *one.children):
            assert register.title, register.name
            assert register.note or register.parent, register.name
            for column in register.columns:
                assert register.title_of(column.name), column.name
