"""A link under the field of an order's number: the number that comes next in the register."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.errors import UserError
from app.services.orders import orders
from app.services.orders.numbering import suggest_number
from app.views.widgets.buttons import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from app.services.storage.workspace import Workspace
    from app.views.widgets.fields.date_field import DateField
    from app.views.widgets.fields.form_row import FormRow


def suggest_next(
    workspace: "Workspace", row: "FormRow", number: "QLineEdit", day: "DateField"
) -> QPushButton:
    """Put the link into the row; it follows the date, and is hidden once a number is typed."""
    known = orders.list_orders(workspace)

    def take() -> None:
        number.setText(str(link.property("number")))
        if not day.text().strip():
            day.set_value(workspace.clock.today())
        number.setFocus()

    link = button("", take, role="link")
    layout = row.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def show() -> None:
        try:
            issued = day.value() or workspace.clock.today()
        except UserError:
            issued = workspace.clock.today()
        following = suggest_number(known, issued)
        link.setProperty("number", following)
        link.setText(f"Следующий в реестре: {following}")
        link.setVisible(bool(following) and not number.text().strip())

    number.textChanged.connect(lambda _text: show())
    day.textChanged.connect(lambda _text: show())
    show()
    return link
