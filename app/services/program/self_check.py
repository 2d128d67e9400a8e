"""Check of the installed program: its files, fonts, database upgrade, documents, every big library.

Runs in a temporary folder and never touches the user's workspace.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app import __version__, paths
from app.errors import KnownProblem, UserError
from app.services.program import installed_files
from app.services.storage import upgrade
from app.services.storage.files import sqlite
from app.services.storage.files.passing import passing_folder

_RESOURCES = (
    ("procedures.json",),
    ("criteria.json",),
    ("passport", "indicators.json"),
    ("profiles", "fioko-2020.json"),
    ("demo", "department.json"),
)
_SHOWN = 5  # names of files and documents told
_FONTS = ("Regular", "Bold", "Italic", "BoldItalic")


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check.

    Attributes:
        name: stable English name.
        title: what was checked, Russian.
        ok: whether it held.
        detail: what is wrong, or a figure worth knowing; may be empty.
    """

    name: str
    title: str
    ok: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """Outcome of all checks; `ok` when every one held."""

    version: str
    checks: tuple[CheckRow, ...]

    @property
    def ok(self) -> bool:
        """Whether every check held."""
        return all(check.ok for check in self.checks)


def check_installation(*, files_only: bool = False) -> SelfCheck:
    """Run every check; a failing one never stops the others.

    Args:
        files_only: only compare the installed files, which takes a second or two.
    """
    if files_only:
        return SelfCheck(__version__, (_installed_row(),))
    with passing_folder() as folder:
        return SelfCheck(__version__, tuple(checked_rows(folder)))


def checked_rows(folder: Path) -> Iterator[CheckRow]:
    """The checks one after another, each run when it is asked for; they write into the folder."""
    yield _installed_row()
    yield _run("resources", "данные программы", _check_resources)
    yield _run("fonts", "шрифты", _check_fonts)
    yield _run("upgrade", "обновление базы данных", lambda: _check_upgrade(folder))
    yield _run("documents", "документы всех видов", lambda: _check_documents(folder))
    yield _run("analysis", "учебный район, динамика по годам", lambda: _check_analysis(folder))
    yield _run("language", "падежи", _check_language)
    yield _run("workbook", "книга Excel", lambda: _check_workbook(folder))


def _installed_row() -> CheckRow:
    return _run("installed", "файлы установленной программы", _check_installed)


def _run(name: str, title: str, check: Callable[[], str]) -> CheckRow:
    try:
        return CheckRow(name, title, ok=True, detail=check())
    except KnownProblem as problem:
        return CheckRow(name, title, ok=False, detail=str(problem))
    except Exception as error:
        return CheckRow(name, title, ok=False, detail=f"{type(error).__name__}: {error}")


def _check_installed() -> str:
    listing = installed_files.file_list()
    if not listing.is_file():
        return "запущено из исходного кода, сверять не с чем"
    files = installed_files.check_files(listing)
    if files.missing or files.changed:
        parts = [f"нет: {name}" for name in files.missing]
        parts += [f"изменён: {name}" for name in files.changed]
        raise UserError(
            f"Файлы программы не те, что были установлены: {'; '.join(parts[:_SHOWN])}.",
            "Установите программу ещё раз.",
        )
    if files.idle_update is not None:
        version = f" до версии {files.idle_update}" if files.idle_update else ""
        raise UserError(
            f"Установленное обновление{version} повреждено или не подходит к программе, работает "
            f"версия {__version__}.",
            "Установите обновление ещё раз или удалите его в разделе «Приложения».",
        )
    return f"сверено файлов: {files.checked}"


def _check_resources() -> str:
    from app.services.documents.making.catalogue import KINDS

    needed = (*_RESOURCES, *(("documents", f"{kind}.txt") for kind in KINDS))
    missing = ["/".join(parts) for parts in needed if not paths.resource(*parts).is_file()]
    if missing:
        raise FileNotFoundError(", ".join(missing))
    texts = [kind.text.tree for kind in KINDS.values() if kind.text is not None]
    return f"проверено текстов документов: {len(texts)}"


def _check_fonts() -> str:
    from reportlab.pdfbase.ttfonts import TTFont

    for face in _FONTS:
        font = TTFont(f"check-{face}", str(paths.resource("fonts", f"LiberationSerif-{face}.ttf")))
        if ord("Ж") not in font.face.charToGlyph:
            msg = f"LiberationSerif-{face}"
            raise LookupError(msg)
    return ""


def _check_upgrade(folder: Path) -> str:
    """Every step from an empty file to the newest schema, then the file's own integrity."""
    from datetime import UTC, datetime

    path = folder / "upgrade.sqlite"
    sqlite.create_file(path)
    upgrade.upgrade(path, folder / "backups", datetime.now(UTC))
    problems = sqlite.integrity_problems(path)
    if problems:
        raise ValueError("; ".join(problems))
    return f"версия схемы {upgrade.stored_revision(path)}"


def _check_documents(folder: Path) -> str:
    from app.services.program.document_check import make_district, make_every_kind

    with make_district(folder / "district") as workspace:
        made = make_every_kind(workspace, folder / "documents")
    if made.faults:
        shown, more = made.faults[:_SHOWN], len(made.faults) - _SHOWN
        rest = f"; и ещё {more}" if more > 0 else ""
        raise UserError(
            f"Не сделаны документы: {'; '.join(shown)}{rest}.", "Установите программу ещё раз."
        )
    return f"видов: {made.kinds}, файлов: {made.files}"


def _check_analysis(folder: Path) -> str:
    """The demo district comes through the import."""
    from app.services.analysis.dynamics import get_dynamics
    from app.services.program.demo import create_demo

    with create_demo(folder / "workspace") as workspace:
        rows = get_dynamics(workspace).schools
    if not rows:
        msg = "no rows"
        raise ValueError(msg)
    return f"строк: {len(rows)}"


def _check_language() -> str:
    from app.enums import GrammarCase
    from app.services.language.declension import decline_post

    declined = decline_post("заведующая сектором", GrammarCase.ACCUSATIVE)
    if declined != "заведующую сектором":
        raise ValueError(declined)
    return declined


def _check_workbook(folder: Path) -> str:
    from python_calamine import CalamineWorkbook

    from app.services.importing.blanks.templates import write_template

    path = folder / "results.xlsx"
    write_template("results", path)
    return ", ".join(CalamineWorkbook.from_path(path).sheet_names)
