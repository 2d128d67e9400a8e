"""A state is colour, icon and word."""

from app.views.widgets.status import Status, StatusChip


def test_a_chip_says_its_word_and_fits_it(look, qtbot):
    chip = StatusChip(Status("positive", "done", "выполнено"))
    qtbot.addWidget(chip)
    chip.show()
    assert chip.accessibleName() == "выполнено"
    assert chip.sizeHint().width() > chip.fontMetrics().horizontalAdvance("выполнено") + 16
    picture = chip.grab().toImage()
    chip.set_status(Status("negative", "warning", "просрочено"))
    chip.adjustSize()
    assert chip.grab().toImage() != picture


def test_no_state_shows_nothing(look, qtbot):
    chip = StatusChip()
    qtbot.addWidget(chip)
    assert chip.isHidden()
    assert chip.accessibleName() == ""
