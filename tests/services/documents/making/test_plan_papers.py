"""What goes in comes out: plans of five layouts loaded from Word, printed as plan and as report."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import docx

from app.services import plans
from app.services.documents.making import export
from app.services.importing.service import commit_files, preview_files
from app.services.plans.table.rows import Merge
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.kinds.plan.plan_files import Layout, write_docx

Cells = list[list[str]]
TITLE = "План мероприятий «{}» на 2026–2027 годы"


def layout(
    rows: Sequence[Sequence[str]], sections: Sequence[int] = (), merges: Sequence[Merge] = ()
) -> Layout:
    """A table whose section rows go over all columns."""
    width = len(rows[0])
    whole = [Merge(row, 0, row, width - 1) for row in sections]
    padded = [(*row, *("",) * (width - len(row))) for row in rows]
    return Layout(rows=padded, sections=(), merges=[*whole, *merges])


LAYOUTS: Mapping[str, Layout] = {
    "четыре графы": layout(
        [
            ("№ п/п", "Мероприятия", "Сроки", "Ответственные"),
            ("1. Работа с документами",),
            ("1", "Сбор сведений о школах", "Сентябрь 2026 года", "МКУ «Центр»;\nшколы"),
            ("2", "Совещание:\n– директора;\n– завучи", "Октябрь-ноябрь 2026 года", "Отдел, МОЦ"),
            ("2. Работа с кадрами",),
            ("1", "Открытые уроки", "Ноябрь 2026 года,\nфевраль 2027 года", "Наставники школ"),
        ],
        sections=(1, 4),
    ),
    "исполнитель перед сроком": layout(
        [
            ("№", "Мероприятия", "Ответственный исполнитель", "Сроки", "Ожидаемый результат"),
            ("7", "Анализ планов", "Центр", "до 30 января 2027 года и 20 июля 2027 года", ""),
            ("7", "Сверка сроков", "Отдел (по согласованию)", "ежегодно", "Справка"),
            ("9", "Итоги", "Отдел\nЦентр", "в течение периода реализации", "Отчёт, не менее 5 с."),
        ],
    ),
    "общие результаты": layout(
        [
            (
                "№",
                "Основные мероприятия",
                "Сроки исполнения",
                "Ответственные",
                "Ожидаемые результаты",
            ),
            ("1. Нормативное обеспечение",),
            ("1.1", "Создать группу", "Август 2026 /\nАвгуст 2027", "Отдел", "Приказ;\nположение"),
            ("1.2", "Утвердить положение", "до ноября 2026", "Отдел", ""),
            ("1.3", "Утвердить график", "ноябрь 2026-апрель 2027", "Центр", ""),
            ("2. Методическая помощь",),
            ("2.1", "Семинары", "ежеквартально", "Центр", "Программа"),
            ("6.3", "Выезды в школы", "ежемесячно", "Центр", ""),
        ],
        sections=(1, 5),
        merges=[Merge(2, 4, 4, 4), Merge(6, 4, 7, 4)],
    ),
    "шесть граф с примечанием": layout(
        [
            ("Сроки", "№ п/п", "Мероприятие", "Результат", "Ответственные", "Примечание"),
            ("декабрь 2026", "1", "Опрос семей", "Справка", "Школы", "по желанию"),
            ("17, 18, 20 ноября 2026 года", "2", "Собеседования", "Протокол", "Отдел", ""),
        ],
    ),
    "с отметками": layout(
        [
            (
                "№",
                "Наименование мероприятия",
                "Сроки",
                "Ответственный",
                "Результат",
                "Отметка об исполнении",
            ),
            ("Раздел 1. Организация",),
            ("1", "Приказ о мерах", "август 2026", "Отдел", "Приказ", "Выполнено 17.08.2026"),
            ("2", "Курсы учителей", "2026 год", "Центр", "План", "Выполнено частично, на 50 %"),
            ("3", "Итоги", "декабрь 2027", "Отдел", "Отчёт", ""),
        ],
        sections=(1,),
    ),
}


def cells_of(path: Path) -> Cells:
    """The cells of the first table; merged ones stand everywhere that they go over."""
    document = docx.Document(str(path))
    table = max(document.tables, key=lambda one: len(one.rows))
    return [[_plain(cell.text) for cell in row.cells] for row in table.rows]


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u00ad", "").replace("\u2011", "-")


def printed(workspace: Workspace, kind: str, plan_id: int, out: Path) -> Cells:
    steps = export.build(
        workspace,
        kind,
        year=2027,
        out=out,
        formats=("docx",),
        settings={"plan": str(plan_id), "version": "internal"},
    )
    return cells_of(run_steps(steps)[0])


def differing(file: Cells, paper: Cells) -> list[tuple[int, str, str]]:
    """Cells that are not the same, by the number of their row; a paper may have more columns."""
    assert len(file) == len(paper)
    return [
        (number, one, other)
        for number, (row, printed_row) in enumerate(zip(file, paper, strict=True))
        for one, other in zip(row, printed_row, strict=False)
        if one != other
    ]


def test_what_goes_in_comes_out_cell_by_cell(tmp_path: Path, workspace: Workspace) -> None:
    files = [
        write_docx(tmp_path / f"{name}.docx", TITLE.format(name), one)
        for name, one in LAYOUTS.items()
    ]
    previews = run_steps(preview_files(workspace, files))
    assert {one.file.name: one.problems for one in previews if not one.can_commit} == {}
    run_steps(commit_files(workspace, previews))
    known = {plan.title: plan for plan in plans.list_plans(workspace)}
    wrong: dict[str, object] = {}
    for name, path in zip(LAYOUTS, files, strict=True):
        file, plan = cells_of(path), known[TITLE.format(name)]
        for kind in ("plan", "execution-report"):
            paper = printed(workspace, kind, plan.id, tmp_path / f"{name} {kind}")
            has_marks = "Отметка об исполнении" in file[0]
            if kind == "execution-report" and has_marks:  # it says more where nothing is marked
                file[-1][-1] = "Срок не наступил"
            if found := differing(file, paper):
                wrong[f"{name}, {kind}"] = found
    assert wrong == {}
