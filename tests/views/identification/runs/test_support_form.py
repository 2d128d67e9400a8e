"""Schools of a frozen run are put on the list of support."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.enums import SupportKind, VerdictStatus
from app.services.identification.runs import runs
from app.services.identification.runs.decisions import SupportCandidate
from app.services.language.sentences import glued
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.schools import support
from app.services.storage.workspace import Workspace, open_workspace
from app.views.base.links import IdentificationSpot
from app.views.base.page_context import PageContext
from app.views.identification.page import IdentificationPage
from app.views.identification.runs.support_form import SupportForm
from tests.views.conftest import said
from tests.views.identification.conftest import YEAR, settle, shown


def open_frozen(page: IdentificationPage, qtbot: QtBot, *, decided: bool = True) -> int:
    """Freeze a run, add a second school by decision, open it."""
    workspace = page.context.workspace
    run_id, _ = runs.freeze(workspace, runs.run(workspace, year=YEAR), "Выявление за год")
    if decided:
        verdict = next(
            row for row in runs.get_run(workspace, run_id).verdicts if row.school.endswith("№ 4»")
        )
        assert verdict.verdict_id is not None
        runs.decide(
            workspace,
            verdict.verdict_id,
            VerdictStatus.SHNOR,
            "Динамика за три года",
            date(2026, 10, 12),
            "протокол № 3",
        )
    page.refresh()
    settle(page, qtbot)
    page.show_spot(IdentificationSpot(run_id=run_id))
    return run_id


def asked(page: IdentificationPage) -> SupportForm:
    page.runs.support_button.click()
    return page.findChildren(SupportForm)[-1]


def test_the_ticked_schools_enter_in_one_action_that_is_undone(
    page: IdentificationPage, qtbot: QtBot, district: Workspace
) -> None:
    order_id, _ = orders.save_order(
        district,
        OrderDraft(title="Об утверждении перечня", number="5", issued_on=date(2019, 10, 21)),
    )
    run_id = open_frozen(page, qtbot)
    form = asked(page)
    assert [box.text() for box in form.ticks.boxes] == ["МБОУ «Гимназия № 4»", "МБОУ «СОШ № 30»"]
    assert all(box.isChecked() for box in form.ticks.boxes)
    assert next(iter(form.ticks.boxes)).accessibleDescription().endswith("Динамика за три года")
    form.ordered.order.setCurrentIndex(form.ordered.order.findData(order_id))
    form.save_button.click()

    found = support.list_support(district)
    assert [row.school for row in found] == ["МБОУ «Гимназия № 4»", "МБОУ «СОШ № 30»"]
    assert {(row.kind, row.year, row.entered_on, row.run_id) for row in found} == {
        (SupportKind.SHNOR, 2020, date(2019, 10, 21), run_id)
    }
    assert all(row.entry_order and row.entry_basis for row in found)
    assert said(page.context).texts == ["В список ШНОР внесены 2\u00a0школы."]

    said(page.context).actions[-1].run()
    assert support.list_support(district) == []


def test_only_the_ticked_ones_and_then_only_the_rest(
    page: IdentificationPage, qtbot: QtBot, district: Workspace
) -> None:
    open_frozen(page, qtbot)
    form = asked(page)
    form.ticks.all_button.click()
    form.submit()
    assert form.schools_row.error.text() == "Отметьте хотя бы одну школу."
    next(iter(form.ticks.boxes)).setChecked(True)
    assert form.schools_row.name.text() == "Отмечено 1 из 2\u00a0школ"
    form.submit()
    assert [row.school for row in support.list_support(district)] == ["МБОУ «Гимназия № 4»"]
    assert support.list_support(district)[0].entered_on == date(2026, 11, 22)

    form = asked(page)
    assert [box.text() for box in form.ticks.boxes] == ["МБОУ «СОШ № 30»"]
    form.ordered.day.setText("")
    form.submit()
    assert form.ordered.day_row.has_error
    form.ordered.day.setText("1.12.2026")
    form.submit()
    assert len(support.list_support(district)) == 2

    page.runs.support_button.click()
    assert said(page.context).texts[-1].endswith("уже вносились в список.")
    assert said(page.context).tones[-1] == "accent"


def test_a_school_that_was_taken_off_is_not_offered_by_the_same_run(
    page: IdentificationPage, qtbot: QtBot, district: Workspace
) -> None:
    open_frozen(page, qtbot, decided=False)
    asked(page).submit()
    [stay] = support.list_support(district)
    support.leave_support(district, stay.id, date(2026, 11, 23), "Низких результатов нет")
    page.runs.support_button.click()
    assert said(page.context).texts[-1].endswith("уже вносились в список.")

    open_frozen(page, qtbot, decided=False)
    form = asked(page)
    assert [box.text() for box in form.ticks.boxes] == ["МБОУ «СОШ № 30»"]
    form.submit()
    assert "уже в списке ШНОР" in form.schools_row.error.text()


def test_a_comparison_has_no_such_action_and_a_run_without_schools_says_so(
    page: IdentificationPage, qtbot: QtBot, district: Workspace
) -> None:
    outcome = runs.run(district, year=YEAR, settings={"threshold_percent": "90"})
    empty_id, _ = runs.freeze(district, outcome, "Другой порог")
    open_frozen(page, qtbot)
    assert not page.runs.support_button.isHidden()
    page.show_spot(IdentificationSpot(run_id=empty_id))
    page.runs.support_button.click()
    assert said(page.context).texts == ["В этом выявлении нет школ, отнесённых к ШНОР."]
    page.runs.show_list()
    page.runs.table.selectAll()
    page.runs.compare_button.click()
    assert page.runs.support_button.isHidden()


def test_a_read_only_workspace_enters_nobody(
    page: IdentificationPage,
    qtbot: QtBot,
    district: Workspace,
    make_context: Callable[..., PageContext],
) -> None:
    run_id = open_frozen(page, qtbot)
    with open_workspace(district.root, read_only=True, clock=district.clock) as looked_at:
        other = shown(IdentificationPage(make_context(looked_at, year=YEAR)), qtbot)
        other.show_spot(IdentificationSpot(run_id=run_id))
        assert not other.runs.support_button.isEnabled()
        other.close()


def test_the_form_fits_a_small_screen_and_shows_every_reason_whole(
    district_context: PageContext, qtbot: QtBot
) -> None:
    reasons = "; ".join(
        f"ВПР по математике, {number} класс, 2025/2026 – 24 из 60 (40 %)" for number in range(20)
    )
    candidates = [
        SupportCandidate(
            school_id=number, school=f"МБОУ «СОШ № {number}»", year=YEAR, run_id=1, basis=reasons
        )
        for number in range(1, 6)
    ]
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 528)  # what 1366x768 at 125 % leaves
    window.show()
    form = SupportForm(
        window, district_context.workspace, candidates, "Выявление за год", lambda *_: None
    )
    form.show_form()
    qtbot.wait(50)
    assert form.height() <= 528
    assert form.rect().contains(form.save_button.geometry())
    cut = [
        text.text()[:40]
        for text in form.findChildren(QLabel)
        if text.isVisible()
        and text.wordWrap()
        and text.height() < text.heightForWidth(text.width())
    ]
    assert cut == []
    assert sum(text.text() == glued(reasons) for text in form.findChildren(QLabel)) == len(
        candidates
    )
    form.reject()
