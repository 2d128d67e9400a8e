"""A typed paper: an order of the register, an address, or an attached file."""

from datetime import date
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.orders import attachments, orders
from app.services.orders.orders import OrderDraft
from app.services.schools.papers import Paper, typed_paper
from app.services.storage.workspace import Workspace


def order(workspace: Workspace, number: str, day: date) -> int:
    draft = OrderDraft(title=f"О {number}", number=number, issued_on=day)
    return orders.save_order(workspace, draft)[0]


def test_a_typed_paper_is_found_or_refused(workspace: Workspace, tmp_path: Path) -> None:
    one = order(workspace, "418-ОД", date(2026, 10, 8))
    earlier = order(workspace, "458", date(2025, 8, 17))
    later = order(workspace, "458", date(2026, 8, 17))
    path = tmp_path / "458.pdf"
    path.write_bytes(b"x")
    file = attachments.attach_file(workspace, path)
    found = {
        text: typed_paper(workspace, text)
        for text in (
            "  ",
            "418 - од",
            "№ 418–ОД",
            "приказ от 08.10.2026 № 418-ОД",
            "Приказ  от 17.08.2025 № 458",
            "приказ от 17.08.2026 №\u00a0458",
            "458.pdf",
            "https://example.ru/a?b=1",
        )
    }
    assert list(found.values()) == [
        Paper(),
        Paper(one),
        Paper(one),
        Paper(one),
        Paper(earlier),
        Paper(later),
        Paper(attachment_id=file),
        Paper(link="https://example.ru/a?b=1"),
    ]
    for text, words in (("№ 458", "несколько"), ("459", "в реестре нет"), ("ftp://a", "нет")):
        with pytest.raises(UserError, match=words):
            typed_paper(workspace, text)
