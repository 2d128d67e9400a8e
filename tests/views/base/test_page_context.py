"""The surroundings of a page."""

from app.services.findings.links import ToSchool


def test_a_new_year_is_told_once(context, qtbot):
    with qtbot.waitSignal(context.year_changed) as told:
        context.set_year(2019)
    assert told.args == [2019]
    assert context.year == 2019
    with qtbot.assertNotEmitted(context.year_changed):
        context.set_year(2019)


def test_a_link_is_told_as_it_is(context, qtbot):
    with qtbot.waitSignal(context.link_followed) as told:
        context.go_to(ToSchool(7))
    assert told.args == [ToSchool(7)]
    assert isinstance(told.args[0], ToSchool)
