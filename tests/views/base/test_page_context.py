"""The surroundings of a page."""

from app.services.findings.links import ToSchool


def test_a_new_year_is_told_once(context, qtbot):
    with qtbot.waitSignal(context.year_changed) as told:
        context.set_year(2019)
    assert told.args == [2019]
    assert context.year == 2019
    with qtbot.assertNotEmitted(context.year_changed):
        context.set_year(2019)


def test_the_year_of_results_is_chosen_alone_and_comes_anew_with_the_year_of_work(context, qtbot):
    context.set_year(2027)
    assert context.results_year == 2026, "on 22 November 2026 the results of the last spring"
    with (
        qtbot.waitSignal(context.results_year_changed) as told,
        qtbot.assertNotEmitted(context.year_changed),
    ):
        context.set_results_year(2019)
    assert told.args == [2019]
    assert (context.year, context.results_year) == (2027, 2019)
    with qtbot.assertNotEmitted(context.results_year_changed):
        context.set_results_year(2019)
    context.set_year(2021)
    assert context.results_year == 2020


def test_a_link_is_told_as_it_is(context, qtbot):
    with qtbot.waitSignal(context.link_followed) as told:
        context.go_to(ToSchool(7))
    assert told.args == [ToSchool(7)]
    assert isinstance(told.args[0], ToSchool)
