"""Two profiles side by side: the parameters in which they differ, and where each comes from."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.identification.profile import DEFAULT_PROFILE, Profile
from app.services.identification.profile_settings import (
    Difference,
    differences,
    only_in_each,
    side_by_side,
)
from app.services.language.sentences import capital
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.tables.columns import Column
from app.views.tables.row_fit import RowFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.fields.form_row import choice
from app.views.widgets.labels import label, selectable

_WIDTH, _HEIGHT, _LEAST_TITLE = 920, 520, 24
_MOST_LINES = 12  # the procedures of one profile alone


def _columns() -> tuple[Column[Difference], ...]:
    return (
        Column(
            key="title", title="Параметр", text=lambda row: capital(row.title), wrap=True, width=160
        ),
        Column(
            key="first",
            title="Профиль",
            text=lambda row: row.before,
            bold=_differs,
            wrap=True,
            width=320,
        ),
        Column(
            key="second",
            title="С чем сравнить",
            text=lambda row: row.after,
            bold=_differs,
            wrap=True,
            width=240,
            stretch=True,
        ),
    )


def _differs(row: Difference) -> bool:
    return row.before != row.after


class ProfileComparison(QDialog):
    """Compares a profile with ours, or with any other; only what differs unless asked."""

    def __init__(
        self,
        parent: QWidget | None,
        profiles: Sequence[Profile],
        chosen: str,
        procedures: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Сравнение профилей")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._profiles = {profile.id: profile for profile in profiles}
        self._titles = dict(procedures)
        options: list[tuple[str, object]] = [(row.title, row.id) for row in profiles]
        other = DEFAULT_PROFILE if chosen != DEFAULT_PROFILE else str(options[-1][1])
        self.first, self.second = choice(options, chosen), choice(options, other)
        self.sources = selectable("", "muted"), selectable("", "muted")
        self.everything = QCheckBox("Показать и совпадающие параметры")
        self.model = RowTableModel(_columns(), key=lambda row: row.name, parent=self)
        self.table = TableView(self.model, name="profile-comparison")
        self.table.setAccessibleName("Параметры двух профилей")
        RowFit(self.table, _MOST_LINES)
        empty = EmptyState("Отличий нет", "Все параметры этих профилей совпадают.", icon="check")
        self.content = ContentStack(self.table, empty)
        self._lay_out()
        for box in (self.first, self.second):
            box.currentIndexChanged.connect(lambda _index: self.refresh())
        self.everything.toggled.connect(lambda _on: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Compare what is chosen."""
        first = self._profiles[self.first.currentData()]
        second = self._profiles[self.second.currentData()]
        for shown, profile in zip(self.sources, (first, second), strict=True):
            words = f"{profile.certainty.label}. {profile.source}".strip(". ")
            shown.setText(f"{capital(words)}.")
        compared = side_by_side if self.everything.isChecked() else differences
        rows = [
            only_in_each(first, second, self._titles) if row.name == "procedures" else row
            for row in compared(first, second)
        ]
        self.model.set_rows(rows)
        self.content.show_content(rows)

    def _lay_out(self) -> None:
        heads = QGridLayout()
        heads.setHorizontalSpacing(theme.GAP)
        heads.setVerticalSpacing(theme.HALF)
        names = ("Профиль", "С чем сравнить")
        for column, (name, box, source) in enumerate(
            zip(names, (self.first, self.second), self.sources, strict=True)
        ):
            caption = label(name, "small")
            caption.setBuddy(box)
            box.setAccessibleName(name)
            box.setMinimumContentsLength(_LEAST_TITLE)
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            top = Qt.AlignmentFlag.AlignTop
            heads.addWidget(caption, 0, column)
            heads.addWidget(box, 1, column)
            heads.addWidget(source, 2, column, top)
            heads.setColumnStretch(column, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.everything, 1)
        foot.addWidget(button("Закрыть", self.accept))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label("Сравнение профилей", "title"))
        layout.addLayout(heads)
        layout.addWidget(self.content, 1)
        layout.addLayout(foot)
        parent = self.parentWidget()
        room = _WIDTH if parent is None else parent.width() - theme.WIDE * 2
        self.resize(within_screen(self, QSize(min(_WIDTH, room), _HEIGHT), parent))
