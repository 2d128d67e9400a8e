"""A plan from a document of Word in the window: what it is asked, and what is typed instead."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.services import plans
from app.views.base.links import PlansSpot, ResultsSpot
from app.views.results.page import ResultsPage
from tests.services.importing.kinds.plan.plan_files import LAYOUTS, write_docx
from tests.views.results.conftest import settle
from tests.views.results.loading import load, save
from tests.views.typing import type_text


def test_title_and_period_of_a_plan_may_be_typed(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    layout = LAYOUTS["незнакомые столбцы"]
    load(page, qtbot, write_docx(tmp_path / "школа.docx", "Наши дела", layout))
    questions = page.preview.file_questions
    assert list(questions.boxes) == ["plan.title", "plan.period", "plan.column-5"]
    assert not page.preview.can_save
    for code, text in (("plan.title", "Дорожная карта"), ("plan.period", "2018-2020 годы")):
        editor = questions.editors[code]
        type_text(editor, text)
        editor.editingFinished.emit()
        settle(page, qtbot)
        assert not page.preview.previews[0].file_questions[0].is_open
    assert questions.boxes["plan.period"].currentText() == "2018–2020 годы"
    column = questions.boxes["plan.column-5"]
    column.setCurrentIndex(column.findData("note"))
    settle(page, qtbot)
    save(page, qtbot)
    (plan,) = plans.list_plans(page.context.workspace)
    assert (plan.title, plan.period.start.year, plan.period.end.year) == (
        "Дорожная карта",
        2018,
        2020,
    )
    assert plan.measures[0].note == "Показатель 3"


def test_files_that_were_dropped_onto_the_plans_lead_back_to_the_stored_plan(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    followed: list[object] = []
    page.context.link_followed.connect(followed.append)
    title = "План мероприятий на 2026/2027 учебный год"
    path = write_docx(tmp_path / "план.docx", title, LAYOUTS["любой порядок столбцов"])
    page.show_spot(ResultsSpot(files=(path,), for_plans=True))
    settle(page, qtbot)
    lines = page.preview.lines
    heads = [column.key for column in page.preview.lines_model.columns]
    assert lines.isColumnHidden(heads.index("school"))
    first = page.preview.lines_model.rows[0]
    save(page, qtbot)
    (plan,) = plans.list_plans(page.context.workspace)
    assert first.what == f"{plan.measures[0].title} ({plan.sections[0].title})"
    assert followed == [PlansSpot(plan_id=plan.id)]
    page.show_spot(ResultsSpot(files=(path,), for_plans=True))
    settle(page, qtbot)
    page.preview.cancel_button.click()
    assert followed[1:] == [PlansSpot()]
