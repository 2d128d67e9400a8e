"""Bytes changed, cut and swapped inside workbooks: refused calmly or read, never a crash."""

import io
import random
import zipfile
from pathlib import Path

from app.services.importing.files.reader import read_book
from app.services.importing.findings.problems import RefusedFileError
from tests.services.importing.books import write_flat
from tests.services.importing.files import ods_books as ods
from tests.services.importing.files import word_books as word
from tests.services.importing.files.biff_books import BiffBook, BiffSheet
from tests.services.importing.files.binary_books import write_xlsb

SEED = 20261129


def sample(path: Path, *, compressed: bool) -> bytes:
    """A flat table of six schools."""
    rows = [
        (2026, 5, "Математика", "Район", f"edu99013{n}", f"СОШ № {n}", 40, 30, 40, 20, 10)
        for n in range(6)
    ]
    content = write_flat(path, rows).read_bytes()
    if compressed:
        return content
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return stream.getvalue()


def outcome(path: Path, content: bytes) -> str:
    """«read», or the code of the refusal; anything else is a failure."""
    path.write_bytes(content)
    try:
        read_book(path)
    except RefusedFileError as error:
        return error.code if path.name in error.message else error.message
    return "read"


def samples(folder: Path) -> list[bytes]:
    """Small books of every kind that is read."""
    rows: list[list[float | str | bool | None]] = [["Год", "ОО"], [2026.0, "СОШ № 1"], [0.5, True]]
    old = BiffSheet(name="Лист1", rows=rows, styles={(2, 0): 1})
    table = "".join(ods.row(ods.cell("Школа"), ods.cell("5", "float", "5")) for _ in range(6))
    line = word.row(word.cell("Школа"), word.cell("5", '<w:vMerge w:val="restart"/>'))
    return [
        sample(folder / "а.xlsx", compressed=True),
        sample(folder / "а.xlsx", compressed=False),
        BiffBook(sheets=[old], formats=[(9, "")]).write(folder / "а.xls").read_bytes(),
        write_xlsb(folder / "а.xlsb", [["Год", "ОО"], [2026.0, "#REF!"]]).read_bytes(),
        ods.write_ods(folder / "а.ods", ods.table(table)).read_bytes(),
        word.document(folder / "а.docx", word.table(*[line] * 6)).read_bytes(),
    ]


def test_twenty_changed_bytes(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    codes: set[str] = set()
    for whole in samples(tmp_path):
        for _ in range(100):
            content = bytearray(whole)
            for _ in range(20):
                content[chance.randrange(len(content))] = chance.randrange(256)
            codes.add(outcome(tmp_path / "б.xlsx", bytes(content)))
    assert "file.damaged" in codes
    assert codes <= {"read", "file.damaged", "not_a_workbook", "empty", "too_large", "protected"}


def test_changed_characters_inside_sound_parts(tmp_path: Path) -> None:
    """Checksums are right, the content is not what it was."""
    chance = random.Random(SEED)
    whole = sample(tmp_path / "а.xlsx", compressed=True)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    codes: set[str] = set()
    for _ in range(300):
        changed = dict(parts)
        name = chance.choice(sorted(parts))
        content = bytearray(parts[name])
        for _ in range(chance.randint(1, 20)):
            content[chance.randrange(len(content))] = chance.randrange(32, 127)
        changed[name] = bytes(content)
        if chance.random() < 0.2:
            other = chance.choice(sorted(parts))
            changed[name], changed[other] = changed[other], changed[name]
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for key, value in changed.items():
                archive.writestr(key, value)
        codes.add(outcome(tmp_path / "б.xlsx", stream.getvalue()))
    assert {"read", "file.damaged"} <= codes
    assert codes <= {"read", "file.damaged", "not_a_workbook", "empty", "too_large", "protected"}


def test_cut_files(tmp_path: Path) -> None:
    codes = {
        outcome(tmp_path / "б.xlsx", whole[:size])
        for whole in samples(tmp_path)
        for size in range(1, len(whole), len(whole) // 60)
    }
    assert codes <= {"read", "file.damaged", "not_a_workbook", "empty"}
