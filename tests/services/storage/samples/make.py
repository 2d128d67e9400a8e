"""Make `workspace-0.1.0.opora` and `workspace-0.1.0.json` with the program as it was then.

To be run in a work tree of commit bdd6c15, the last of version 0.1.0:

    PYTHONPATH=. python …/tests/services/storage/samples/make.py FOLDER

Both files stay as they are for ever: they stand for the workspaces that users have. A test opens
the one with the program of today and compares it with the other.
"""

import json
import sys
import tempfile
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from app.services.changes import list_changes, undo
from app.services.demo import create_demo
from app.services.documents.catalogue import describe_settings
from app.services.passports import save_block
from meaning import read_meaning

from app.enums import MeasureStatus, PassportBlockKind, SupportKind, VerdictStatus
from app.services import (
    order_register,
    orders,
    people,
    plans,
    region_info,
    schools,
    settings,
    support,
    support_work,
)
from app.services.clock import Clock
from app.services.criteria.school_values import CriterionValueDraft, list_criteria, save_value
from app.services.documents import export
from app.services.documents.settings import save_look, save_setting
from app.services.identification import decisions, profile, runs
from app.services.importing.service import import_files
from app.services.progress import run_steps
from app.services.results.editing import ResultDraft, delete_result, save_result
from app.services.results.procedures import ProcedureDraft, add_procedure, list_procedures
from app.services.results.reading import list_results
from app.services.storage.packing import pack
from app.services.storage.workspace import Workspace

NAME = "workspace-0.1.0"
CLOCK = Clock(datetime(2026, 11, 29, 9, 0, tzinfo=UTC))
DAY = date(2026, 11, 27)


def make(folder: Path) -> None:
    """Both files, in `folder`."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        with create_demo(place / "workspace", CLOCK) as workspace:
            workspace.actor = "zhukova"
            fill(workspace, place)
            run_steps(pack(workspace, folder / f"{NAME}.opora"))
            answers = read_meaning(workspace)
    lines = (f"{json.dumps(name)}: {_told(part)}" for name, part in answers.items())
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (folder / f"{NAME}.json").write_text(text, encoding="utf-8")


def _told(part: object) -> str:
    """One entry a line, for looking at it."""
    words = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    return "[\n" + ",\n".join(map(words, part)) + "]" if isinstance(part, list) else words(part)


def fill(workspace: Workspace, place: Path) -> None:
    """What the demo district has not: every kind of entry once."""
    _register(workspace, place)
    _schools(workspace)
    _results(workspace, place)
    _freeze(workspace)
    _plans(workspace, place)
    _support(workspace)
    _documents(workspace)
    settings.set_setting(workspace, "sample/text", {"слово": ["да", 1, None]})
    # An action that was taken back, and one that was taken back and done again.
    for again in (False, True):
        schools.save_school(workspace, schools.SchoolDraft(f"МБОУ «СОШ № {41 + again}»"))
        undo(workspace, list_changes(workspace)[0].id)
        if again:
            undo(workspace, list_changes(workspace)[0].id)


def _register(workspace: Workspace, place: Path) -> None:
    """An order with a scan, one that amends it, an archived one; an archived person."""
    scan = place / "Приказ 701, скан.pdf"
    scan.write_bytes(b"%PDF-1.4\n% scan of an order\n")
    head = next(row for row in people.list_people(workspace) if row.surname == "Соболева")
    draft = orders.OrderDraft(
        "О мониторинге школ", "", "701", date(2026, 11, 16), 2027, head.id, note="с приложением"
    )
    first, _ = orders.save_order(workspace, draft)
    order_register.attach_scan(workspace, first, scan)
    second, _ = orders.save_order(
        workspace, orders.OrderDraft("О внесении изменений", year=2027, amends_id=first)
    )
    orders.register_order(workspace, second, "715", date(2026, 11, 23))
    order_register.set_archived(workspace, orders.list_orders(workspace)[-1].id, archived=True)
    leaving, _ = people.save_person(
        workspace, people.PersonDraft("Гурьянова", "Мария", "Львовна", "методист")
    )
    people.archive_person(workspace, leaving)


def _schools(workspace: Workspace) -> None:
    """Another alias, a note, a school that was closed, a block of a passport, a criterion."""
    row = schools.list_schools(workspace)[0]
    names = {field.name for field in fields(schools.SchoolDraft)} - {"head_id"}
    draft = schools.SchoolDraft(**{name: getattr(row, name) for name in names})
    changed = replace(draft, aliases=(*row.aliases, "Первая гимназия"), note="базовая площадка")
    schools.save_school(workspace, changed, row.id)
    closed, _ = schools.save_school(workspace, schools.SchoolDraft("МБОУ «НОШ № 17»"))
    schools.archive_school(workspace, closed)
    kind = PassportBlockKind.CONTINGENT
    save_block(workspace, row.id, kind, date(2026, 9, 1), {"pupils": 812, "grade_1": 88}, "ОО-1")
    criterion = list_criteria(workspace)[0]
    save_value(
        workspace,
        CriterionValueDraft(row.id, criterion.id, 2026, "63", "более 70", "69", reached=False),
    )


def _results(workspace: Workspace, place: Path) -> None:
    """An imported table that names a school by its alias, and numbers that were typed in."""
    table = place / "Результаты осени.csv"
    table.write_text(
        "Учебный год;Школа;Процедура;Участников;Не преодолели (кол-во);Высокие (кол-во)\n"
        "2026/2027;Первая гимназия;ВПР МА 6;24;7;5\n"
        "2026/2027;МАОУ «СОШ № 2»;ВПР МА 6;31;4;9\n",
        encoding="utf-8",
    )
    outcomes = run_steps(
        import_files(workspace, [table], dry_run=False, choices={"autumn_work": "as-written"})
    )
    assert not any(outcome.problems for outcome in outcomes), outcomes
    own, _ = add_procedure(workspace, ProcedureDraft("Муниципальная работа", "Математика"))
    school = schools.list_schools(workspace)[1].id
    save_result(workspace, ResultDraft(school, own, 2027, participants=20, failed=3))
    save_result(workspace, ResultDraft(school, own, 2027, participants=20, failed=4))
    maths = next(row.id for row in list_procedures(workspace) if row.code == "vpr:ma:7")
    save_result(workspace, ResultDraft(school, maths, 2027, failed_percent_h=1250))
    delete_result(workspace, list_results(workspace, year=2018)[0].id)


def _freeze(workspace: Workspace) -> None:
    """A run with changed parameters, one with a profile of her own, decisions after review."""
    outcome = runs.run(workspace, year=2026, profile_id="fioko-2020-small")
    run_id, _ = runs.freeze(workspace, outcome)
    waiting = [
        row
        for row in runs.get_run(workspace, run_id).verdicts
        if row.status is VerdictStatus.NEEDS_DECISION
    ]
    # The group thought again about one school: both decisions are kept, the later one holds. The
    # other school waits.
    verdict_id = waiting[0].verdict_id
    assert verdict_id is not None
    first, second = VerdictStatus.NOT_IDENTIFIED, VerdictStatus.SHNOR
    decisions.decide(workspace, verdict_id, first, "рассмотрены работы", DAY, "протокол № 7")
    decisions.decide(workspace, verdict_id, second, "проверены работы", DAY, "протокол № 8")
    own, _ = profile.copy_profile(
        workspace, "fioko-2020", "Порядок округа", settings={"threshold_percent": "25"}
    )
    outcome = runs.run(
        workspace,
        year=2026,
        previous_year=2024,
        profile_id=own.id,
        settings={"combine": "and", "c1_min_procedures": "1"},
    )
    runs.freeze(workspace, outcome, "Выявление по порядку округа")


def _plans(workspace: Workspace, place: Path) -> None:
    """Marks of every status, with every kind of evidence; one that was changed, one deleted."""
    proof = place / "Справка о посещении уроков.txt"
    proof.write_text("Посещено уроков: 12\n", encoding="utf-8")
    file = plans.attach_file(workspace, proof)
    order = orders.list_orders(workspace)[0].id
    plan = next(row for row in plans.list_plans(workspace, year=2027) if row.school_id is None)
    statuses = list(MeasureStatus)
    proofs = (
        {"attachment_id": file},
        {"order_id": order},
        {"evidence_text": "https://edu.zarechie.example/report"},
        {"evidence_text": "протокол совещания № 4"},
    )
    for number, measure in enumerate(plan.measures[:12]):
        draft = plans.MarkDraft(
            statuses[number % len(statuses)], DAY, f"отметка {number + 1}", **proofs[number % 4]
        )
        plans.mark_measures(workspace, [measure.id], draft)
    first, second = plan.measures[0].id, plan.measures[1].id
    plans.mark_measures(workspace, [first], plans.MarkDraft(MeasureStatus.DONE, DAY, "проведено"))
    plans.delete_mark(workspace, plans.list_marks(workspace, second)[0].id)
    plans.copy_plan(workspace, plan.id, 2028)


def _support(workspace: Workspace) -> None:
    """Stages of the work with schools, a stay of the year, the information for the region."""
    days = {"interview": date(2026, 10, 8), "review": date(2026, 10, 15)}
    stays = support.list_support(workspace, on=workspace.clock.today())
    for place, stay in enumerate(stays[:3]):
        work = support_work.SchoolWork(
            **days, agreement=DAY if place else None, note=f"соглашение № {place}"
        )
        support_work.save_work(workspace, stay.school_id, 2027, work)
    listed = {stay.school_id for stay in stays}
    free = next(row for row in schools.list_schools(workspace) if row.id not in listed)
    draft = support.SupportDraft(free.id, SupportKind.SHSSU, 2027, DAY, "социальный паспорт")
    support.enter_support(workspace, draft)
    region_info.save_sent(workspace, 2026, "july", date(2026, 7, 17), "исх. № 311")
    region_info.save_sent(workspace, 2027, "january", date(2026, 11, 26), "исх. № 502")


def _documents(workspace: Workspace) -> None:
    """Edited settings, and a history in which a file took the place of another."""
    specs = describe_settings("list-order")
    save_look(workspace, "table_font_size", "10")
    save_setting(workspace, "list-order", specs, "grounds", "на основании протокола № 8")
    save_setting(workspace, "list-order", specs, "header_school", "Школа")
    run_steps(export.build(workspace, "list-order", year=2026, formats=("docx",)))
    save_setting(workspace, "list-order", specs, "header_year", "Год")
    run_steps(export.build(workspace, "list-order", year=2026, formats=("docx",)))
    report = describe_settings("execution-report")
    save_setting(workspace, "execution-report", report, "totals", "нет")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
