"""A corrected file of a plan changes what the plan knows, and tells what it does not name."""

from collections.abc import Sequence
from pathlib import Path

import docx

from app.services import plans
from app.services.importing.service import commit_files
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.plans import MeasureDraft, PlanRow
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.conftest import Load, Preview
from tests.services.importing.kinds.plan.plan_files import MAY, USUAL, Layout, write_docx

TITLE = "План мероприятий на 2026/2027 учебный год"
FIRST: Sequence[Sequence[str]] = (
    ("Раздел 1. Управление", "", "", "", ""),
    ("1.1", "Опрос семей о качестве образования", MAY, "Отдел", "Справка"),
    ("1.2", "Анкетирование педагогов школ района", MAY, "Отдел", ""),
    ("1.3", "Совещание", MAY, "Отдел", ""),
    ("Раздел 2. Кадры", "", "", "", ""),
    ("2.1", "Курсы", MAY, "Центр", ""),
    ("2.2", "Стажировка", MAY, "Центр", ""),
)
CORRECTED: Sequence[Sequence[str]] = (
    ("Раздел 1. Управление качеством", "", "", "", ""),
    ("1.1", "Новое дело в начале", MAY, "Отдел", ""),
    ("1.2", "Опрос семей о качестве образования", "июнь 2027 года", "Отдел", "Справка"),
    ("1.3", "Анкетирование всех педагогов школ района", MAY, "Отдел", ""),
    ("1.4", "Новое дело посередине", MAY, "Отдел", ""),
    ("Раздел 2. Кадры", "", "", "", ""),
    ("2.1", "Совещание", MAY, "Отдел", ""),
    ("2.2", "Стажировка", MAY, "Центр", ""),
)


def table(rows: Sequence[Sequence[str]]) -> Layout:
    return Layout(rows=[USUAL, *rows], sections=[])


def outline(plan: PlanRow) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (section.title, [(one.number, one.title) for one in section.measures])
        for section in plan.sections
    ]


def test_a_corrected_file_changes_what_it_knows_and_puts_new_lines_at_their_place(
    tmp_path: Path, workspace: Workspace, load: Load, preview: Preview
) -> None:
    load(write_docx(tmp_path / "план.docx", TITLE, table(FIRST)))
    (before,) = plans.list_plans(workspace)
    ids = {one.title: one.id for one in before.measures}
    checked = preview(write_docx(tmp_path / "план.docx", TITLE, table(CORRECTED)))
    told = {line.what.rpartition(" (")[0]: line for line in checked.lines}
    assert [line.status for line in checked.lines] == [
        *("new", "changed", "changed", "new"),
        *("changed", "same"),
    ]
    renamed = told["Анкетирование всех педагогов школ района"]
    assert "мероприятие: Анкетирование педагогов школ района" in renamed.old
    assert "мероприятие: Анкетирование всех педагогов школ района" in renamed.new
    assert "срок: июнь 2027 года" in told["Опрос семей о качестве образования"].new
    assert "раздел: Раздел 2. Кадры" in told["Совещание"].new
    (gone,) = (one.text for one in checked.problems if one.code == "plan.gone")
    assert "нет в файле: 1 («Курсы»)" in gone
    run_steps(commit_files(workspace, [checked]))
    (after,) = plans.list_plans(workspace)
    assert outline(after) == [
        (
            "Раздел 1. Управление качеством",
            [
                ("1.1", "Новое дело в начале"),
                ("1.2", "Опрос семей о качестве образования"),
                ("1.3", "Анкетирование всех педагогов школ района"),
                ("1.4", "Новое дело посередине"),
            ],
        ),
        ("Раздел 2. Кадры", [("2.1", "Курсы"), ("2.1", "Совещание"), ("2.2", "Стажировка")]),
    ]
    now = {one.title: one.id for one in after.measures}
    known = ids["Анкетирование педагогов школ района"]
    assert now["Анкетирование всех педагогов школ района"] == known
    again = preview(tmp_path / "план.docx")
    assert (again.accepted, again.unchanged) == (0, 6)
    undo(workspace, list_changes(workspace, action="import")[0].id)
    assert outline(plans.list_plans(workspace)[0]) == outline(before)


def test_tables_of_one_document_are_known_each_by_its_own_rows(
    tmp_path: Path, load: Load, preview: Preview
) -> None:
    made = docx.Document()
    made.add_paragraph(TITLE)
    for heading, title in (("Раздел 1", "Курсы"), ("Раздел 2", "Собрание")):
        made.add_paragraph(heading)
        grid = made.add_table(2, 3)
        for place, text in enumerate(("Мероприятие", "Срок", "Ответственный")):
            grid.cell(0, place).text = text
        for place, text in enumerate((title, MAY, "Отдел")):
            grid.cell(1, place).text = text
    made.save(str(tmp_path / "а.docx"))
    load(tmp_path / "а.docx")
    again = preview(tmp_path / "а.docx")
    assert (again.fresh, again.changed, again.unchanged, again.problems) == (0, 0, 2, ())


def test_numbers_from_one_on_are_counted_when_a_measure_comes_between(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    for end, title in ((".", TITLE), ("", TITLE.replace("мероприятий", "дел"))):
        rows = [(f"{n}{end}", name, MAY, "Отдел", "") for n, name in enumerate("АБВ", 1)]
        load(write_docx(tmp_path / "а.docx", title, table(rows)))
        (plan,) = [one for one in plans.list_plans(workspace) if one.title == title]
        (section,) = plan.sections
        draft = MeasureDraft(section_id=section.id, title="Новое", deadline_text=MAY, position=2)
        plans.save_measure(workspace, draft)
        assert outline(plans.get_plan(workspace, plan.id))[0][1] == [
            ("1", "А"),
            ("2", "Новое"),
            ("3", "Б"),
            ("4", "В"),
        ]
