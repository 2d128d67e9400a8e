"""The panel of a kind beside its pages."""

from pytestqt.qtbot import QtBot

from app.views.base.links import DocumentsSpot
from app.views.documents.page import DocumentsPage
from tests.views.documents.conftest import choose_report


def test_every_document_is_shown_from_its_top(order: DocumentsPage, qtbot: QtBot) -> None:
    panel = order.kinds.panel
    bar = panel.column.verticalScrollBar()

    def scrolled_down() -> int:
        panel.form.folds["look"].open(opened=True)
        panel._lay_out_now()
        bar.setValue(bar.maximum())
        return bar.value()

    assert scrolled_down() > 0
    choose_report(order, qtbot)
    assert bar.value() == 0
    assert (place := scrolled_down()) > 0
    panel.show_kind(panel.kind)  # the same one with other values keeps its place
    assert bar.value() == place
    order.show_spot(DocumentsSpot(kind="list-order", setting="font_size"))
    field = panel.form.field("font_size")
    assert not field.visibleRegion().isEmpty()  # a link to a setting goes on to it
