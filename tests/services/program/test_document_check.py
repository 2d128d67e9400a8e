"""What the self-check makes: every kind in every format, and what it tells of those that fail."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from app.services.documents.making import catalogue
from app.services.documents.making.catalogue import KINDS
from app.services.documents.pdf import render
from app.services.open_file.loading.load import load_file
from app.services.program import document_check
from app.services.program.document_check import DocumentCheck, make_every_kind
from app.services.program_files import program_file
from app.services.storage.workspace import Workspace


def _only(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(catalogue, "KINDS", {name: KINDS[name] for name in names})


def test_nothing_is_told_of_the_district_of_the_check(workspace: Workspace) -> None:
    assert load_file(workspace, program_file("check", "district.json")).findings == ()


def test_tables_are_made_as_a_workbook_too_and_a_choice_is_made(
    demo: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _only(monkeypatch, "procedure-order", "amending-order", "grounds-register")
    made = make_every_kind(demo, tmp_path / "out")
    assert made == DocumentCheck(3, 8, ())
    by_suffix = Counter(path.suffix for path in (tmp_path / "out").iterdir())
    assert by_suffix == {".docx": 3, ".pdf": 3, ".xlsx": 2}


def test_a_kind_that_fails_is_told_and_the_others_are_made(
    demo: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> NoReturn:
        raise ZeroDivisionError("пусто")

    _only(monkeypatch, "plan", "support-steps")
    monkeypatch.setitem(catalogue.KINDS, "plan", replace(KINDS["plan"], gather=broken))
    made = make_every_kind(demo, tmp_path)
    assert made == DocumentCheck(2, 3, ("«План мероприятий» – ZeroDivisionError('пусто')",))


def test_a_format_that_fails_is_told_and_the_others_are_made(
    demo: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _only(monkeypatch, "support-steps")

    def no_room(*_arguments: object) -> NoReturn:
        raise OSError("нет места")

    monkeypatch.setattr(render, "render", no_room)
    made = make_every_kind(demo, tmp_path)
    assert (made.kinds, made.files) == (1, 2)
    assert len(made.faults) == 1
    assert "Шаги поддержки" in made.faults[0]


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx"])
def test_a_file_with_nothing_in_it_is_no_document(tmp_path: Path, suffix: str) -> None:
    from docx import Document
    from openpyxl import Workbook
    from pypdfium2 import PdfDocument

    path = tmp_path / f"пусто{suffix}"
    if suffix == ".docx":
        Document().save(str(path))
    elif suffix == ".xlsx":
        Workbook().save(path)
    else:
        pages = PdfDocument.new()
        pages.new_page(200, 200)
        pages.save(path)
    with pytest.raises(ValueError, match="пусто"):
        document_check._read(path)
