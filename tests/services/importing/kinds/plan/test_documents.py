"""Plans in documents of Word and in workbooks of any shape come in whole, or it is said why not."""

import zipfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

import docx

from app.enums import EvidenceKind, MeasureStatus
from app.services import plans
from app.services.importing.files.workbook import COMPOUND
from app.services.importing.service import FileOutcome, commit_files, import_files, preview_files
from app.services.plans import PlanRow
from app.services.plans.upkeep.questions import answer_question, plan_questions, terms_of_plan
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.conftest import Load, Preview
from tests.services.importing.files import word_books as word
from tests.services.importing.kinds.plan.plan_files import (
    LAYOUTS,
    USUAL,
    Layout,
    Line,
    write_docx,
    write_xlsx,
)

TITLE = "План мероприятий «{}» на 2026/2027 учебный год"


def sections_of(plan: PlanRow) -> list[tuple[str, list[Line]]]:
    """Titles of sections with the cells of their measures, as they are printed."""
    return [
        (
            section.title,
            [
                (
                    one.own_number or f"{one.number}.",
                    one.title,
                    one.deadline_text,
                    one.parties_text,
                    one.expected,
                )
                for one in section.measures
            ],
        )
        for section in plan.sections
    ]


def printed(layout: Layout) -> list[tuple[str, list[Line]]]:
    """The sections of a file; where it has no numbers, the program counts."""
    places = (f"{number}." for number in count(1))
    return [
        (title, [(line[0] or place, *line[1:]) for line, place in zip(lines, places, strict=False)])
        for title, lines in layout.sections
    ]


def test_thirty_files_come_in_cell_by_cell(tmp_path: Path, workspace: Workspace) -> None:
    files: list[Path] = []
    for name, layout in LAYOUTS.items():
        files.append(write_docx(tmp_path / f"{name}.docx", TITLE.format(f"{name}, файл 1"), layout))
        files.append(write_xlsx(tmp_path / f"{name}.xlsx", TITLE.format(f"{name}, файл 2"), layout))
    previews = run_steps(preview_files(workspace, files))
    assert {one.file.name: one.problems for one in previews if not one.can_commit} == {}
    run_steps(commit_files(workspace, previews))
    known = {plan.title: plan for plan in plans.list_plans(workspace)}
    assert len(files) == len(known) == 30
    wrong: dict[str, object] = {}
    for name, layout in LAYOUTS.items():
        for kind in ("файл 1", "файл 2"):
            plan = known[TITLE.format(f"{name}, {kind}")]
            came = sections_of(plan)
            wanted = printed(layout)
            joined = [one.number for one in plan.measures if one.expected_joined]
            if came != wanted or joined != list(layout.joined):
                wrong[f"{name}, {kind}"] = came
    assert wrong == {}
    again = run_steps(preview_files(workspace, files))
    assert {one.file.name for one in again if one.accepted} == set()


def test_columns_that_nobody_knows_are_named_and_may_be_mapped(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    path = write_docx(tmp_path / "а.docx", TITLE.format("а"), LAYOUTS["незнакомые столбцы"])
    first = preview(path)
    assert [one.code for one in first.problems] == ["plan.columns"]
    assert "«Связь с показателями»" in first.problems[0].text
    (question,) = first.file_questions
    assert (question.code, question.chosen) == ("plan.column-5", "leave")
    mapped = preview(path, choices={path: {question.code: "note"}})
    assert mapped.problems == ()
    run_steps(commit_files(workspace, [mapped]))
    (plan,) = plans.list_plans(workspace)
    assert plan.measures[0].note == "Показатель 3"


def test_numbers_may_be_counted_anew_and_sections_be_measures(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    numbered = write_xlsx(tmp_path / "а.xlsx", TITLE.format("а"), LAYOUTS["номера как напечатаны"])
    only = write_xlsx(tmp_path / "б.xlsx", TITLE.format("б"), LAYOUTS["только разделы"])
    (told,) = preview(only).problems
    assert told.text == (
        "Строки без сроков стали разделами плана. Номера и ответственные «Центр, школа» не"
        " загружаются: у раздела их нет. Ответственных укажите у мероприятий."
    )
    choices = {"plan.numbers": "counted", "plan.rows": "measures"}
    run_steps(import_files(workspace, [numbered, only], choices=choices))
    counted, measures = sorted(plans.list_plans(workspace), key=lambda plan: plan.title)
    assert [one.number for one in counted.measures] == ["1", "2", "3", "4"]
    assert [one.parties_text for one in measures.measures] == ["Центр, школа"] * 3


REPORT = Layout(
    rows=[
        USUAL,
        ("1", "Опрос семей", "май 2026 года", "Отдел", "Выполнено. Приказ № 45 от 17.08.2026"),
        ("2", "Курсы", "май 2026 года", "Отдел", "Исполнено частично"),
        ("3", "Семинар", "май 2026 года", "Отдел", "Перенесено на май 2027 года"),
        ("4", "Страница", "май 2026 года", "Отдел", "https://example.org/plan"),
        ("5", "Отчёт", "май 2026 года", "Отдел", "Выполнено. 12 из 15 школ"),
    ],
    sections=[],
)


def test_a_filled_last_column_becomes_marks_and_each_is_shown(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    found = preview(write_docx(tmp_path / "а.docx", TITLE.format("а"), REPORT))
    assert [(one.code, one.chosen) for one in found.file_questions] == [("plan.marks", "yes")]
    assert {one.row for one in found.problems if one.code == "mark.check"} >= {5}
    assert [line.new for line in found.lines] == [
        "выполнено, Приказ № 45 от 17.08.2026",
        "выполнено частично, Исполнено частично",
        "перенесено, Перенесено на май 2027 года",
        "выполнено, https://example.org/plan",
        "выполнено, 12 из 15 школ",
    ]
    run_steps(commit_files(workspace, [found]))
    (plan,) = plans.list_plans(workspace)
    done, partly, moved, link, counted = plan.measures
    assert done.mark is not None
    assert (done.status, done.mark.evidence_kind) == (MeasureStatus.DONE, EvidenceKind.ORDER)
    assert done.expected == ""
    assert partly.status is MeasureStatus.PARTLY_DONE
    assert moved.status is MeasureStatus.POSTPONED
    assert link.mark is not None
    assert (link.status, link.mark.evidence_kind) == (MeasureStatus.DONE, EvidenceKind.LINK)
    with workspace.database.reading() as reader:
        marks = "SELECT {} FROM execution_mark WHERE measure_id = ?"
        assert str(reader.scalar(marks.format("moved_to"), (moved.id,))) == "2027-05-31"
        assert reader.scalar(marks.format("count_done"), (counted.id,)) == 12
    kept = preview(tmp_path / "а.docx", choices={tmp_path / "а.docx": {"plan.marks": "no"}})
    assert not any(one.code == "mark.check" for one in kept.problems)


def test_the_title_and_the_sections_stand_above_the_tables_of_a_document(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    made = docx.Document()
    made.add_paragraph("Программа")
    made.add_paragraph("поддержки школ на 2026-2027 годы")
    others = made.add_table(1, 2)
    others.cell(0, 0).text, others.cell(0, 1).text = "Цель", "Качество"
    made.add_paragraph("Программа реализуется в период 2025-2028 гг.")
    made.add_paragraph("План мероприятий")
    for heading, title in (("Раздел 1. Кадры", "Курсы"), ("Раздел 2. Семьи", "Собрание")):
        made.add_paragraph(heading)
        grid = made.add_table(2, 3)
        for place, text in enumerate(("Мероприятие", "Срок", "Ответственный")):
            grid.cell(0, place).text = text
        for place, text in enumerate((title, "Ежегодно", "Отдел")):
            grid.cell(1, place).text = text
    made.save(str(tmp_path / "а.docx"))
    outcome = load(tmp_path / "а.docx")
    assert [one.code for one in outcome.problems] == ["document.other-tables"]
    (plan,) = plans.list_plans(workspace)
    assert plan.title == "Программа поддержки школ на 2026-2027 годы"
    assert (plan.period.start.isoformat(), plan.period.end.isoformat()) == (
        "2026-01-01",
        "2027-12-31",
    )
    assert [(one.title, one.measures[0].title) for one in plan.sections] == [
        ("Раздел 1. Кадры", "Курсы"),
        ("Раздел 2. Семьи", "Собрание"),
    ]


def test_a_plan_without_a_title_or_a_period_is_asked_about(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    layout = LAYOUTS["любой порядок столбцов"]
    bare = write_docx(tmp_path / "план школы.docx", "Наши дела", layout)
    found = preview(bare)
    asked = {one.code: [option.value for option in one.options] for one in found.open_questions}
    assert asked.keys() == {"plan.title", "plan.period"}
    assert "план школы" in asked["plan.title"]
    assert "2026-09-01..2027-08-31" in asked["plan.period"]
    doubtful = preview(write_docx(tmp_path / "б.docx", "План мероприятий на 2026-2027", layout))
    (question,) = doubtful.open_questions
    assert [option.value for option in question.options] == [
        "2026-09-01..2027-08-31",
        "2026-01-01..2027-12-31",
    ]
    choices = {"plan.title": "Дела школы", "plan.period": "2026-10-01..2027-03-31"}
    title = "План мероприятий на 2026–2028 годы"
    answered = preview(bare, choices={bare: choices})
    scopes = [
        preview(write_docx(tmp_path / "в.docx", title, layout)).scope_text,
        answered.scope_text,
    ]
    assert scopes == [title, "Дела школы, октябрь 2026 – март 2027"], "the period is told once"
    # What is asked for is not said to stand in the file, with an answer neither.
    assert [one.fixed for one in (found, doubtful, answered)] == ["", "", ""]
    run_steps(import_files(workspace, [bare], choices=choices))
    (plan,) = plans.list_plans(workspace)
    assert (plan.title, plan.period.start.isoformat()) == ("Дела школы", "2026-10-01")


def test_deadlines_with_several_meanings_are_told_until_the_plan_says_which(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    deadlines = ("до ноября", "до 20.05.2027", "до марта 2027 года", "до ноября", "по плану")
    rows = [USUAL, *((f"{n}", f"Дело {n}", due, "Отдел", "") for n, due in enumerate(deadlines, 1))]
    path = write_docx(tmp_path / "а.docx", TITLE.format("а"), Layout(rows=rows, sections=[]))
    (told,) = [one for one in preview(path).problems if one.code == "deadline.question"]
    assert told.text == (
        "«До ноября» – до начала месяца или до его конца? Пока принято: до начала. Уточните потом"
        " в форме плана. Так у 3\N{NBSP}мероприятий: «до ноября», «до марта 2027 года»."
    )
    assert not told.is_error
    run_steps(import_files(workspace, [path]))
    (plan,) = plans.list_plans(workspace)
    (question,) = plan_questions(plan.measures, terms_of_plan(plan))
    assert len(question.measure_ids) == 3
    answer_question(workspace, plan.id, question.question, "later")
    assert "deadline.question" not in {one.code for one in preview(path).problems}


LINES = 2_000


def body_of(*rows: str) -> str:
    header = word.row(*map(word.cell, USUAL))
    title = f"<w:p>{word.run(TITLE.format('а'))}</w:p>"
    return title + word.table(header, *rows)


def line_of(number: int) -> str:
    return word.row(*map(word.cell, (str(number), f"Дело {number}", "май 2027 года", "Отдел", "")))


def damaged(path: Path) -> None:
    word.document(path, body_of(line_of(1)))
    path.write_bytes(path.read_bytes()[:-60])


def broken_inside(path: Path) -> None:
    with zipfile.ZipFile(word.document(path, ""), "r") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content[:80] if name.endswith("document.xml") else content)


def old_document(path: Path) -> None:
    name = "WordDocument".encode("utf-16-le")
    path.write_bytes(COMPOUND + bytes(1016) + name + bytes(4000))


def without_tables(path: Path) -> None:
    made = docx.Document()
    made.add_paragraph(TITLE.format("а"))
    made.save(str(path))


def of_something_else(path: Path) -> None:
    row = word.row(*map(word.cell, ("Критерий", "Текущий результат", "Ожидаемый результат")))
    word.document(path, word.table(row, row))


REFUSED: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "обрезан.docx": (damaged, "file.damaged", "повреждён"),
    "испорчен.docx": (broken_inside, "file.damaged", "Word"),
    "старый.doc": (old_document, "not_a_workbook", "сохраните как «Документ Word (.docx)»"),
    "без таблиц.docx": (without_tables, "not_a_workbook", "без таблиц"),
    "другое.docx": (of_something_else, "document.no-plan", "нет таблицы плана"),
}


def test_what_cannot_be_read_is_told_and_nothing_is_stored(
    tmp_path: Path, workspace: Workspace
) -> None:
    for name, (write, _code, _words) in REFUSED.items():
        write(tmp_path / name)
    good = write_docx(tmp_path / "план.docx", TITLE.format("а"), LAYOUTS["общий результат"])
    files = [tmp_path / name for name in REFUSED]
    outcomes = run_steps(import_files(workspace, [*files, good]))
    wrong = [
        (outcome.file.name, [problem.text for problem in outcome.problems])
        for outcome, (_write, code, words) in zip(outcomes, REFUSED.values(), strict=False)
        if [one.code for one in outcome.problems] != [code] or words not in outcome.problems[0].text
    ]
    assert wrong == []
    assert not any(outcome.stored for outcome in outcomes)
    assert plans.list_plans(workspace) == []


def test_a_document_of_two_thousand_rows_comes_in_whole(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    path = word.document(tmp_path / "а.docx", body_of(*map(line_of, range(1, LINES + 1))))
    outcome = load(path)
    assert (outcome.accepted, outcome.problems, outcome.stored) == (LINES, (), True)
    (plan,) = plans.list_plans(workspace)
    assert [one.title for one in plan.measures[:: LINES - 1]] == ["Дело 1", f"Дело {LINES}"]


def test_what_a_document_shows_otherwise_is_told(tmp_path: Path, load: Load) -> None:
    box = (
        "<w:p><w:r><w:pict><w:txbxContent><w:p>"
        f"{word.run('Мероприятие в надписи')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    deleted = "<w:p><w:del><w:r><w:delText>лишнее</w:delText></w:r></w:del></w:p>"
    macros = [("word/vbaProject.bin", "макросы")]
    path = word.document(tmp_path / "план.docm", deleted + body_of(line_of(1)) + box, parts=macros)
    outcome: FileOutcome = load(path)
    assert {one.code for one in outcome.problems} == {
        "document.tracked",
        "document.boxes",
        "document.macros",
    }
    assert (outcome.accepted, outcome.stored) == (1, True)
