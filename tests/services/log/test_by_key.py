"""No question to the log looks through all of it: its statements are explained on a real base."""

import ast
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import app
from app.enums import MeasureStatus, SupportStage
from app.errors import KnownProblem
from app.services import plans, results
from app.services.criteria.school_values import list_criteria_values
from app.services.importing.service import import_files
from app.services.log import beginning, changes, imports, settings
from app.services.log.details import (
    describe_change,
    describe_rows,
    rows_kept,
    rows_of_change,
    undo_obstacles,
)
from app.services.log.last_action import last_action, newest_change
from app.services.log.listing import count_changes, find_changes, list_changes
from app.services.log.places import place_of_change
from app.services.log.rows import deleted_row
from app.services.log.sides import present_rows
from app.services.plans import MarkDraft
from app.services.plans.marks import MarkPlace, mark_places
from app.services.progress import run_steps
from app.services.results import ResultDraft
from app.services.school_card.history import list_school_changes
from app.services.schools import schools, support_steps
from app.services.schools.support_steps import StepDraft
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_marks

SERVICES = Path(app.__file__).parent / "services"
_TABLE = re.compile(r"\b(change_(?:part|key|subject|set))\b(?:\s+(?:AS\s+)?(\w+))?")
_KEYWORDS = {"where", "on", "join", "order", "group", "left", "set", "values"}
# What is about all actions by its nature; entries and subjects are never read so.
_WHOLE = ("services/log/listing.py", "services/log/restore_preview.py", "services/storage/")
SCHOOLS = [(f"СОШ № {number}(edu9901{number})", 40, 10, 50, 35, 5) for number in (30, 31, 32)]


class Asked:
    """Statements that SQLite ran, each once, with their values in them."""

    def __init__(self) -> None:
        self.statements: set[str] = set()

    def connect(self, *arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = sqlite3.Connection(*arguments, **options)
        connection.set_trace_callback(self.statements.add)
        return connection

    def about_the_log(self) -> list[str]:
        return sorted(text for text in self.statements if _TABLE.search(text))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    listener = Asked()
    monkeypatch.setattr(sqlite3, "connect", listener.connect)
    return listener


def used(demo: Workspace, folder: Path) -> None:
    """Everything that asks the log or writes into it."""
    load(demo, write_marks(folder / "a.xlsx", SCHOOLS))
    number = list_changes(demo, action="import")[0].id
    row = next(line for line in results.list_results(demo) if line.school == "СОШ № 31")
    edited = edit(demo, row, 7)
    with pytest.raises(KnownProblem):
        changes.undo(demo, number)
    assert undo_obstacles(demo, number, limit=5).rows
    back = changes.undo(demo, number, keep_edited=True).change_set_id or 0
    assert rows_kept(demo, number)
    changes.undo(demo, back)
    assert last_action(demo)
    for other in (number, edited, back):
        assert describe_change(demo, other)
        assert changes.row_count(demo, other)
        assert place_of_change(demo, other)
        assert describe_rows(demo, other, rows_of_change(demo, other)[:2])
    assert results.touched_cells(demo, edited)
    assert results.cell_history(demo, row.school_id, row.procedure_id, row.year)
    results.kept_mean(demo, row)
    for school in schools.list_schools(demo):
        assert list_school_changes(demo, school.id)
        assert list_school_changes(demo, school.id, limit=1)
        list_criteria_values(demo, school.id, 2027)
    mark(demo)
    imports.note_path(demo, number, "a.xlsx", folder / "b.xlsx")
    assert imports.imported_files(demo, "a.xlsx")
    settings.set_setting(demo, "sample", 1)
    with demo.database.reading() as reader:
        assert deleted_row(reader, "result", "1") is None
        assert beginning.first_moment(reader)
        assert newest_change(reader)
    assert find_changes(demo, text="загрузка")
    assert count_changes(demo, action="import")


def load(demo: Workspace, file: Path) -> None:
    (outcome,) = run_steps(import_files(demo, [file], dry_run=False, create_schools=True))
    assert outcome.stored


def edit(demo: Workspace, row: results.ResultRow, failed: int) -> int:
    draft = ResultDraft(
        school_id=row.school_id,
        procedure_id=row.procedure_id,
        year=row.year,
        participants=40,
        failed=failed,
    )
    return results.save_result(demo, draft).change_set_id or 0


def mark(demo: Workspace) -> None:
    measure = plans.get_plan(demo, plans.list_plan_heads(demo)[0].id).measures[0]
    place = MarkPlace(measure.id, measure.cells[0].occurrence_on, measure.cells[0].school_id)
    for status in (MeasureStatus.IN_PROGRESS, MeasureStatus.IN_PROGRESS):
        mark_places(demo, [place], MarkDraft(status=status, text="Начато"))


def scans(connection: sqlite3.Connection, statement: str) -> list[str]:
    """Tables of the log that a statement looks through, with their names in it."""
    names = {
        alias.lower(): table
        for table, alias in _TABLE.findall(statement)
        if alias and alias.lower() not in _KEYWORDS
    }
    tables = ("change_part", "change_key", "change_subject", "change_set")
    names |= {table: table for table in tables}
    plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    words = (str(step[3]).split() for step in plan)
    return [names[step[1]] for step in words if step[0] == "SCAN" and step[1] in names]


def statements(module: Path) -> Iterator[str]:
    """Of every text of SQL in a module its longest fixed piece about the log, as a pattern."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    inner = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        parts: Sequence[ast.expr] = node.values if isinstance(node, ast.JoinedStr) else ()
        if isinstance(node, ast.Constant) and id(node) not in inner:
            parts = (node,)
        texts = [
            part.value
            for part in parts
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]
        if re.search(r"\b(SELECT|DELETE|UPDATE|INSERT)\b", "".join(texts)):
            told = [text for text in texts if _TABLE.search(text)]
            if told:
                # SQLite tells the values in the places of the question marks.
                yield re.escape(max(told, key=len)).replace(r"\?", ".*?")


def test_rows_of_today_are_found_by_their_keys(demo: Workspace, asked: Asked) -> None:
    with demo.database.reading() as reader:
        entries = reader.rows(
            "SELECT DISTINCT t.name, k.row_key FROM change_key k"
            " JOIN change_table t ON t.id = k.table_id"
        )
        for table, key in entries:
            present_rows(reader, table, [f"{key}"] * 2)
    ran = [text for text in asked.statements if text.startswith("WITH wanted")]
    with closing(sqlite3.Connection(demo.database.path)) as connection:
        plans_of = {
            text: [str(step[3]) for step in connection.execute(f"EXPLAIN QUERY PLAN {text}")]
            for text in ran
        }
    assert [text for text, plan in plans_of.items() if any("SCAN t" in step for step in plan)] == []
    assert len({text.rpartition("CROSS JOIN ")[2].split()[0] for text in ran}) > 30


def test_rows_are_taken_back_by_their_keys(demo: Workspace, asked: Asked) -> None:
    """Those of two columns too: came, changed, and deleted ones."""
    school = schools.list_schools(demo)[0].id
    step = StepDraft(planned_on=date(2026, 11, 20))
    drafts = (step, step._replace(note="акт"), StepDraft())
    done = [
        support_steps.save_step(demo, school, 2031, SupportStage.DIAGNOSIS, draft)
        for draft in drafts
    ]
    asked.statements.clear()
    for saved in reversed(done):
        assert saved.change_set_id
        changes.undo(demo, saved.change_set_id)
    beginnings = ("DELETE FROM support_step ", "UPDATE support_step ")
    ran = [text for text in asked.statements if text.startswith(beginnings)]
    with closing(sqlite3.Connection(demo.database.path)) as connection:
        plans_of = {
            text: [str(line[3]) for line in connection.execute(f"EXPLAIN QUERY PLAN {text}")]
            for text in ran
        }
    assert [text for text, plan in plans_of.items() if any("SCAN" in line for line in plan)] == []
    assert {text.split()[0] for text in ran} == {"DELETE", "UPDATE"}


def test_no_statement_looks_through_the_log(demo: Workspace, asked: Asked, tmp_path: Path) -> None:
    used(demo, tmp_path)
    ran = asked.about_the_log()
    offenders: list[str] = []
    with closing(sqlite3.Connection(demo.database.path)) as connection:
        found = {text: scans(connection, text) for text in ran}
    written = {
        path.relative_to(SERVICES.parent).as_posix(): list(statements(path))
        for path in sorted(SERVICES.rglob("*.py"))
    }
    for module, texts in written.items():
        for text in texts:
            those = [one for one in ran if re.search(text, one)]
            whole = module.startswith(_WHOLE)
            offenders += [f"{module}: never run here: {text}"] * (not those and not whole)
            offenders += [
                f"{module}: {', '.join(found[one])} in {one}"
                for one in those
                if found[one] and not (whole and set(found[one]) == {"change_set"})
            ]
    known = {
        one for one in ran for texts in written.values() for text in texts if re.search(text, one)
    }
    offenders += [f"{found[one]} in {one}" for one in ran if found[one] and one not in known]
    assert offenders == []
    assert len(ran) > 100
    assert sum(map(len, written.values())) > 25
