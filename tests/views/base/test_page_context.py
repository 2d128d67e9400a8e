"""The surroundings of a page."""


def test_a_new_year_is_told_once(context, qtbot):
    with qtbot.waitSignal(context.year_changed) as told:
        context.set_year(2019)
    assert told.args == [2019]
    assert context.year == 2019
    with qtbot.assertNotEmitted(context.year_changed):
        context.set_year(2019)


def test_a_link_names_the_place_and_what_to_show(context, qtbot):
    with qtbot.waitSignal(context.place_requested) as told:
        context.go_to("schools", school_id=7)
    assert told.args == ["schools", {"school_id": 7}]
