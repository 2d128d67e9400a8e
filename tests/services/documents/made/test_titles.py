"""A made file says by itself what it is called."""

import zipfile
from pathlib import Path

from app.services.documents.made.titles import told_title
from app.services.documents.making.export import build
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace

YEAR = 2020


def test_a_word_document_and_a_pdf_say_the_same(demo: Workspace, tmp_path: Path) -> None:
    formats = ("docx", "pdf")
    files = run_steps(build(demo, "list-order", year=YEAR, formats=formats, out=tmp_path))
    titles = {told_title(path) for path in files}
    assert len(files) == len(formats)
    (title,) = titles
    assert "перечня" in title


def test_a_file_that_does_not_say_has_no_title(tmp_path: Path) -> None:
    lies = {
        "empty.docx": b"",
        "text.docx": "не документ".encode(),
        "empty.pdf": b"",
        "cut.pdf": b"%PDF-1.7",
    }
    for name, content in lies.items():
        (tmp_path / name).write_bytes(content)
    parts = {
        "none.docx": {"word/document.xml": "<w/>"},
        "spoilt.docx": {"docProps/core.xml": "<cp:coreProperties"},
        "large.docx": {"docProps/core.xml": " " * 200_000},
        "untitled.xlsx": {"docProps/core.xml": "<core/>"},
    }
    for name, members in parts.items():
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for member, text in members.items():
                archive.writestr(member, text)
    paths = [*sorted(tmp_path.iterdir()), tmp_path / "нет.docx"]
    assert [path.name for path in paths if told_title(path)] == []
    assert len(paths) == len(lies) + len(parts) + 1
