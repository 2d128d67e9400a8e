"""Import of a 20,000-row workbook (read, check, store) against calamine only reading it."""

import shutil
import tempfile
from pathlib import Path

import openpyxl

from app.services.importing.service import import_files
from app.services.progress import run_steps
from app.services.storage.workspace import create_workspace, open_workspace
from tests.benchmarks.measure import Ratio, interleaved, timed

SCHOOLS, GRADES, SUBJECTS, YEARS = (
    640,
    (4, 5, 6, 7, 8),
    ("Математика", "Русский язык"),
    (2024, 2025, 2026, 2027),
)
HEADER = (
    "Год",
    "Класс",
    "Предмет",
    "Муниципалитет",
    "Логин",
    "ОО",
    "Кол-во участников",
    2,
    3,
    4,
    5,
    "Примечание",
)


def write_flat_table(path: Path, rows: int) -> int:
    """The flat table of ВПР shares, invented: `rows` rows x 12 columns, 640 schools."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Лист1")
    sheet.append(HEADER)
    written = 0
    for year in YEARS:
        for grade in GRADES:
            for subject in SUBJECTS:
                for school in range(SCHOOLS):
                    if written == rows:
                        break
                    participants = 10 + (school * 7 + grade * 3 + year) % 60
                    failed = (school * 5 + grade) % (participants // 2)
                    share = round(failed * 100 / participants, 2)
                    rest = round(100 - share, 2)
                    sheet.append(
                        (
                            year,
                            grade,
                            subject,
                            "Опытный район",
                            f"edu{990000 + school}",
                            f"МБОУ «Школа № {school + 1}»",
                            participants,
                            share,
                            rest,
                            0,
                            0,
                            "",
                        )
                    )
                    written += 1
    book.save(path)
    return written


_LAST_YEAR_AHEAD = {"file.year-ahead": "as-written"}  # the table has a year that is to come


def measure(runs: int = 5) -> list[Ratio]:
    """One ratio; every run imports into a fresh copy of a workspace that knows the schools."""
    from python_calamine import CalamineWorkbook

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table, first = folder / "table.xlsx", folder / "first.xlsx"
        write_flat_table(table, 20_000)
        write_flat_table(first, SCHOOLS)
        template = folder / "template"
        with create_workspace(template) as workspace:
            run_steps(import_files(workspace, [first], dry_run=False, create_schools=True))

        def ours() -> float:
            root = folder / "copy"
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(template, root)
            with open_workspace(root) as workspace:
                steps = import_files(workspace, [table], choices=_LAST_YEAR_AHEAD)
                spent = timed(lambda: run_steps(steps))
                with workspace.database.reading() as reader:
                    stored = reader.scalar("SELECT count(*) FROM result")
            if stored != 20_000:
                msg = f"{stored} results stored"
                raise RuntimeError(msg)
            return spent

        def yardstick() -> float:
            def read() -> None:
                book = CalamineWorkbook.from_path(table)
                for sheet in book.sheet_names:
                    book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)

            return timed(read)

        return [
            Ratio(
                "import of 20,000 rows / calamine reading",
                *interleaved(ours, yardstick, runs),
                "ms",
                2.5,
            )
        ]
