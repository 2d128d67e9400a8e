"""The order of what is taken back and done again, and what is said of it."""

from collections.abc import Callable

from app.services import results
from app.services.documents.made import history
from app.services.identification.runs import runs
from app.services.results import ResultDraft
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.views.base.page_context import PageContext
from app.views.shell.workplace import Workplace
from tests.views.base.actions import add_school, dump, make_document, names
from tests.views.conftest import said
from tests.views.samples import District


def test_the_messages_name_the_action_and_offer_the_way_back(context: PageContext) -> None:
    add_school(context, "СОШ № 5")
    context.undoing.undo()
    assert said(context).texts[-1] == "Отменено: добавление школы – СОШ № 5"
    assert names(context) == []
    assert said(context).actions[-1].text == "Вернуть"
    said(context).actions[-1].run()
    assert said(context).texts[-1] == "Возвращено: добавление школы – СОШ № 5"
    assert names(context) == ["СОШ № 5"]
    assert said(context).actions[-1].text == "Отменить"
    said(context).actions[-1].run()
    assert names(context) == []


def test_there_may_be_nothing_to_take_back_or_to_do_again(context: PageContext) -> None:
    context.undoing.undo()
    context.undoing.redo()
    assert said(context).texts[0].startswith("Отменять нечего")
    assert said(context).texts[1].startswith("Возвращать нечего")


def test_a_new_action_forgets_what_was_taken_back(context: PageContext) -> None:
    add_school(context, "СОШ № 5")
    context.undoing.undo()
    old = said(context).actions[-1]
    add_school(context, "СОШ № 6")
    context.undoing.redo()
    assert said(context).texts[-1].startswith("Возвращать нечего")
    old.run()
    assert names(context) == ["СОШ № 6"]
    assert said(context).texts[-1].endswith("вернуть нельзя.")


def test_a_button_of_an_earlier_message_keeps_the_order(context: PageContext) -> None:
    add_school(context, "СОШ № 5")
    first = said(context).actions[-1]
    add_school(context, "СОШ № 6")
    first.run()
    assert names(context) == ["СОШ № 6"]
    context.undoing.undo()
    assert names(context) == []
    context.undoing.redo()
    context.undoing.redo()
    assert names(context) == ["СОШ № 5", "СОШ № 6"]
    first.run()
    first.run()
    assert said(context).tones[-1] == "negative"


def test_an_action_used_by_a_later_one_stays_and_is_told_calmly(context: PageContext) -> None:
    add_school(context, "СОШ № 5")
    first = said(context).actions[-1]
    (row,) = schools.list_schools(context.workspace)
    draft = SchoolDraft(short_name="СОШ № 5", phone="2-11-30")
    context.events.announce(schools.save_school(context.workspace, draft, row.id)[1])
    first.run()
    assert said(context).tones[-1] == "negative"
    assert names(context) == ["СОШ № 5"]
    assert context.events.last_done is not None


def test_a_frozen_run_is_the_last_action_and_nothing_behind_it_goes_back(
    context: PageContext, district: District
) -> None:
    outcome = runs.run(context.workspace, year=2026)
    add_school(context, "СОШ № 77")
    context.events.announce(runs.freeze(context.workspace, outcome)[1])
    before = dump(context.workspace)
    context.undoing.undo()
    context.undoing.undo()
    assert dump(context.workspace) == before
    assert said(context).texts[-1].startswith("Последнее действие не отменяется: фиксация – ")
    assert "История действий" in said(context).texts[-1]
    assert said(context).tones[-1] == "warning"
    assert context.undoing.words() == ("", "")
    add_school(context, "СОШ № 78")
    context.undoing.undo()
    assert dump(context.workspace) == before


def test_a_made_document_is_the_last_action(context: PageContext) -> None:
    add_school(context, "СОШ № 77")
    make_document(context.workspace)
    context.undoing.undo()
    assert names(context) == ["СОШ № 77"]
    assert "не отменяется: документ «Отчёт об исполнении»" in said(context).texts[-1]
    (made,) = history.list_outputs(context.workspace)
    history.delete_output(context.workspace, made.id)
    context.undoing.undo()
    assert names(context) == []


def test_an_action_of_another_page_and_year_is_named_and_shown(
    open_workplace: Callable[..., Workplace], context: PageContext, district: District
) -> None:
    workplace = open_workplace(context)
    code = results.list_procedures(context.workspace)[0]
    draft = ResultDraft(
        school_id=district.other_id, procedure_id=code.id, year=2025, participants=20, failed=3
    )
    context.events.announce(results.save_result(context.workspace, draft))
    workplace.show_place("plans")
    assert context.year == 2026
    context.undoing.undo()
    assert (
        said(context).texts[-1].endswith("Это в разделе «Результаты», год результатов 2024/2025.")
    )
    assert (workplace.current_key, context.results_year) == ("results", 2025)
    told = len(said(context).texts)
    context.undoing.redo()
    assert "на странице" not in said(context).texts[told]
    workplace.show_place("overview")
    context.set_results_year(2026)
    context.undoing.undo()
    assert (workplace.current_key, context.results_year) == ("results", 2025)
    assert context.year == 2026
