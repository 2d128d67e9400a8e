"""Workbooks for people: one a subject, with Russian headings and names in place of keys."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from app.services.open_file.loading.load import load_district
from app.services.open_file.loading.reading import read_text
from app.services.open_file.workbooks import export_workbooks
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.open_file.whole import WHOLE


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a workbook by its headings."""
    page = load_workbook(path).active
    assert page is not None
    header, *rows = page.iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def test_every_subject_has_its_workbook(workspace: Workspace, tmp_path: Path) -> None:
    load_district(workspace, read_text(json.dumps(WHOLE)))
    out = tmp_path / "книги"
    files = {path.stem: path for path in run_steps(export_workbooks(workspace, out))}
    assert sorted(out.iterdir()) == sorted(files.values())
    assert len(files) == 30
    for path in files.values():
        rows = rows_of(path)
        assert rows, path.name
        headings = list(rows[0])
        assert len(set(headings)) == len(headings), path.name
        assert all(heading[:1].isupper() or heading == "№" for heading in headings), headings
        assert not any(value == "010001" for row in rows for value in row.values()) or (
            path.stem == "Школы"
        )
    result = rows_of(files["Результаты"])[0]
    assert (result["Школа"], result["Участников"]) == ("СОШ № 30", 10)
    assert result["Процедура"] == "ВПР по математике, 5 класс"
    assert rows_of(files["Паспорта школ"])[2]["Доля"] == 0.155
    slot = rows_of(files["График собеседований"])[0]
    assert (slot["Дата"], slot["Начало"]) == (datetime(2020, 11, 17), "09:30")
    measure = rows_of(files["Планы"])[0]
    assert (measure["Раздел"], measure["Статус"]) == ("Диагностика", "перенесено")
    value = rows_of(files["Значения критериев"])[0]
    assert value["Вывод"] == "не достигнуто"
    assert rows_of(files["Приказы"])[0]["Подписывает"] == "Соболева Ирина Викторовна"
    assert "Вид" not in rows_of(files["Приказы"])[0]  # a code of the program is no word


def test_an_empty_workspace_has_none(workspace: Workspace, tmp_path: Path) -> None:
    assert run_steps(export_workbooks(workspace, tmp_path / "книги")) == []
