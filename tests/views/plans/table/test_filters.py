"""The line of filters above the table of a plan."""

from PySide6.QtWidgets import QComboBox

from app.views.plans.table.filters import PlanFilters


def test_what_is_chosen_is_read_whole_in_a_narrow_window(look, qtbot):
    filters = PlanFilters()
    qtbot.addWidget(filters)
    filters.resize(1040, 40)
    filters.show()
    cut = []
    boxes = {box.accessibleName(): box for box in filters.findChildren(QComboBox)}
    for key, name in (("status", "Статус"), ("due", "Срок и подтверждение")):
        box = boxes[name]
        for number in range(1, box.count()):
            filters.reset()
            filters.set_value(key, box.itemData(number))
            qtbot.waitUntil(lambda box=box: box.width() >= box.minimumWidth())
            box.grab()  # the tooltip says it whole once it is painted cut
            if box.toolTip() != name:
                cut.append(box.currentText())
    assert cut == []
