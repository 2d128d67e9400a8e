"""Command `check`: contradictions as a document and as lines, with exit code 0."""

from datetime import date

import pytest

from app.services.storage.workspace import Workspace
from tests.cli.opora import Opora
from tests.services.checks.papers import add_order, add_programme


def test_contradictions_are_told_and_are_no_failure(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    order = add_order(workspace, "828", date(2018, 1, 15), kind="programme-order")
    add_programme(workspace, order_id=order, aim="Исполнять закон от 29.12.2013 № 273-ФЗ")
    workspace.close()
    opora = Opora(workspace.root, capsys)
    assert opora("check") == {
        "findings": [
            {
                "code": "act.misdated",
                "weight": "error",
                "document": "programme",
                "where": "Программа «Программа поддержки школ», цель",
                "text": "Дата правового акта указана неверно: от 29.12.2013 № 273-ФЗ",
                "why": "В перечне: Федеральный закон от\u00a029.12.2012 №\u00a0273-ФЗ"
                " «Об образовании в Российской Федерации».",
                "hint": "Исправьте дату на 29.12.2012.",
            }
        ]
    }
    assert opora.text("check").splitlines()[:2] == [
        "Проверка перед подписью: 1\u00a0замечание.",
        "исправить: Дата правового акта указана неверно: от 29.12.2013 № 273-ФЗ",
    ]
    assert opora("check", "--year", str(date(2024, 1, 1).year)) == {"findings": []}
    assert opora.text("check", "--year", "2024") == "Проверка перед подписью: замечаний нет.\n"
