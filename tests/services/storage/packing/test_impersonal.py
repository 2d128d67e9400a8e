"""No place and no user of the packing computer travels in a packed workspace."""

import io
import json
import platform
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from urllib.parse import quote

import pytest

from app.enums import VerdictStatus
from app.services import plans
from app.services.documents.made import history
from app.services.documents.making import export
from app.services.identification.runs import annulment, decisions, runs
from app.services.importing.service import import_files
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.plans import MeasureDraft, attach_file
from app.services.progress import run_steps
from app.services.storage.packing import impersonal, packing, unpacking
from app.services.storage.workspace import DATABASE_NAME, Workspace, open_workspace

USER, OTHER, COMPUTER = "kuznetsova-pk7", "petrov-pk8", "KABINET-17-PK"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Whose computer it is."""
    folder = tmp_path / "Дом Кузнецовой"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    for name in ("COMPUTERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, COMPUTER)
    monkeypatch.setattr(socket, "gethostname", lambda: COMPUTER)
    monkeypatch.setattr(platform, "node", lambda: COMPUTER)
    return folder


@pytest.fixture
def lived(demo: Workspace, home: Path, tmp_path: Path) -> Workspace:
    """The demo district after work that names places of the computer everywhere it can."""
    demo.actor = OTHER
    run_steps(export.build(demo, "list-order", formats=("docx", "pdf"), year=2020))
    demo.actor = USER
    for folder in (home / "Рабочий стол", home / "Рабочий стол 2"):
        run_steps(export.build(demo, "list-order", formats=("docx",), year=2020, out=folder))
    run_steps(import_files(demo, [_workbook(demo, tmp_path / "Флешка")], dry_run=False))
    scan = home / "Справка.pdf"
    scan.write_bytes(b"%PDF-1.4 evidence")
    attach_file(demo, scan)
    _type_places(demo, home)
    run_id, _changes = runs.freeze(demo, runs.run(demo, year=2026))
    _decide(demo, run_id)
    annulment.annul(demo, run_id, "Ошиблись годом")
    return demo


def _workbook(demo: Workspace, folder: Path) -> Path:
    """Results that change something, on a stick."""
    import openpyxl

    folder.mkdir()
    with demo.database.reading() as reader:
        school = reader.scalar("SELECT short_name FROM school ORDER BY id")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Результаты"
    sheet.append(("Учебный год", "Школа", "Процедура", "Участников", "Не преодолели (кол-во)"))
    sheet.append(("2025/2026", school, "vpr:ma:5", 61, 7))
    book.save(folder / "Итоги.xlsx")
    return folder / "Итоги.xlsx"


def _type_places(demo: Workspace, home: Path) -> None:
    """A path typed into a measure, in two spellings, and typed over again."""
    plan = plans.get_plan(demo, plans.list_plan_heads(demo)[0].id)
    measure = plan.measures[0]
    for note in (f"Файл «{home}/Отчёт.docx»", f"см. {home.as_uri()}/Отчёт.docx", "Отчёт"):
        draft = MeasureDraft(section_id=measure.section_id, title=measure.title, note=note)
        plans.save_measure(demo, draft, measure.id)
    draft = MeasureDraft(section_id=measure.section_id, title="Новое", note=f"{home}/Отчёт.docx")
    plans.save_measure(demo, draft)


def _decide(demo: Workspace, run_id: int) -> None:
    verdict = runs.get_run(demo, run_id).verdicts[0]
    assert verdict.verdict_id is not None
    day = demo.clock.today()
    decisions.decide(
        demo, verdict.verdict_id, VerdictStatus.SHNOR, "Решение комиссии", day, "протокол 1"
    )


def _spellings(secret: str) -> Iterator[bytes]:
    for text in (secret, quote(secret), json.dumps(secret)[1:-1], secret.replace("/", "\\")):
        for encoding in ("utf-8", "utf-16-le", "cp1251"):
            yield text.encode(encoding)


def _places_of(content: bytes, name: str, secrets: dict[str, list[bytes]]) -> Iterator[str]:
    """Where a secret stands in a file, or in the members of a file that is an archive."""
    for secret, spellings in secrets.items():
        if any(spelling in content for spelling in spellings):
            yield f"{name}: {secret}"
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from _places_of(archive.read(member), f"{name}/{member}", secrets)


def test_no_byte_of_a_package_names_the_computer(
    lived: Workspace, home: Path, tmp_path: Path
) -> None:
    words = [USER, OTHER, str(home), home.name, str(tmp_path), "Флешка", "Рабочий стол"]
    secrets = {word: list(_spellings(word)) for word in words}
    original = lived.database.path.read_bytes()
    assert all(any(one in original for one in _spellings(word)) for word in words)
    secrets[COMPUTER] = list(_spellings(COMPUTER))
    package = run_steps(packing.pack(lived, tmp_path / "район.opora"))
    assert list(_places_of(package.read_bytes(), "район.opora", secrets)) == []
    assert {row.actor for row in list_changes(lived)} >= {USER}, "the original is as it was"


def test_what_was_done_stays_and_can_be_taken_back(
    lived: Workspace, home: Path, tmp_path: Path
) -> None:
    package = run_steps(packing.pack(lived, tmp_path / "район.opora"))
    titles = [(row.title, row.rows) for row in list_changes(lived)]
    root = run_steps(unpacking.unpack(package, tmp_path / "место"))
    with open_workspace(root, clock=lived.clock) as opened:
        assert [(row.title, row.rows) for row in list_changes(opened)] == titles
        outputs = history.list_outputs(opened)
        assert {row.exists for row in outputs} == {True, False}
        assert all(row.path.is_relative_to(root) for row in outputs)
        assert len({row.path for row in outputs}) == len(outputs), "two files became one"
        assert all(history.kept_file(opened, row) for row in outputs)
        actors = {row.actor for row in list_changes(opened)}
        assert actors <= {"", "пользователь 1", "пользователь 2", "пользователь 3"}
        plan = plans.get_plan(opened, plans.list_plan_heads(opened)[0].id)
        (new,) = [one for one in plan.measures if one.title == "Новое"]
        assert new.note == "…/Отчёт.docx"
        (added,) = [
            row for row in list_changes(opened) if "Новое" in row.title and row.action == "edit"
        ]
        assert undo(opened, added.id).tables


def test_users_stay_apart_however_often_it_is_packed(lived: Workspace, tmp_path: Path) -> None:
    package = run_steps(packing.pack(lived, tmp_path / "1.opora"))
    root = run_steps(unpacking.unpack(package, tmp_path / "место"))
    with open_workspace(root, clock=lived.clock) as opened:
        before = [(row.id, row.actor) for row in list_changes(opened)]
        opened.actor = "третья"
        _type_places(opened, tmp_path)
        again = run_steps(packing.pack(opened, tmp_path / "2.opora"))
    root = run_steps(unpacking.unpack(again, tmp_path / "место 2"))
    with open_workspace(root, clock=lived.clock) as opened:
        after = {row.id: row.actor for row in list_changes(opened)}
    assert [(key, after[key]) for key, _actor in before] == before
    fresh = {actor for key, actor in after.items() if key > before[0][0]}
    assert len(fresh) == 1
    assert not fresh & {actor for _key, actor in before}


def test_places_in_texts() -> None:
    windows = PureWindowsPath("C:/Users/Иванова")
    edit = impersonal._without([windows, PureWindowsPath("D:/")])  # pyright: ignore[reportPrivateUsage, reportArgumentType]
    texts = {
        r"C:\Users\Иванова\Стол\a.pdf": r"…\Стол\a.pdf",
        r'{"text":"c:\\users\\иванова\\a.pdf"}': r'{"text":"…\\a.pdf"}',
        "file:///C:/Users/%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2%D0%B0/a.pdf": "file:///…/a.pdf",
        r"C:\Users\Иванова": "…",
        r"C:\Users\Иванова2\a.pdf": r"C:\Users\Иванова2\a.pdf",
        r"D:\a.pdf": r"D:\a.pdf",
        "Иванова": "Иванова",
    }
    assert {text: edit(text) for text in texts} == texts


def test_a_base_that_names_nobody_is_left_as_it_is(workspace: Workspace, tmp_path: Path) -> None:
    package = run_steps(packing.pack(workspace, tmp_path / "пусто.opora"))
    root = run_steps(unpacking.unpack(package, tmp_path / "место"))
    assert (root / DATABASE_NAME).stat().st_size > 0
    open_workspace(root, clock=workspace.clock).close()
