"""What documents tell of themselves, and what a pasted text brings."""

from datetime import date

from app.services.checks.kinds import documents
from app.services.documents.settings import save_setting
from app.services.documents.shared_settings import PLANS_DUE
from app.services.storage.workspace import Workspace
from tests.services.checks.papers import add_order, add_programme, codes, told


def test_the_errors_of_a_kind_are_told(workspace: Workspace) -> None:
    add_order(workspace, "828", date(2026, 11, 20), kind="list-order")
    save_setting(workspace, "list-order", (PLANS_DUE,), "plans_due", "2026-12-01")
    assert codes(workspace, documents.errors_of_kinds, 2027) == []
    save_setting(workspace, "list-order", (PLANS_DUE,), "plans_due", "2026-11-01")
    assert codes(workspace, documents.errors_of_kinds, 2027) == ["order.due-before-issue"]


def test_a_broken_reference_of_word(workspace: Workspace) -> None:
    add_programme(workspace, aim="Типичная ошибка закладки")
    assert told(workspace, documents.broken_references) == []
    add_programme(workspace, aim="см. с. Ошибка! Закладка не определена.")
    assert codes(workspace, documents.broken_references) == ["text.broken-reference"]
