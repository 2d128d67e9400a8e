"""The left side: profile, years, parameters, with their source; a change is told at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from app.services.identification.profile_settings import settings_of
from app.services.identification.rules.rules import Certainty, Profile
from app.services.identification.runs.what_if import Choice
from app.services.language.dates import year_name
from app.views.identification.parameters.fields import ParameterFields
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.fields.form_row import FormRow, choice
from app.views.widgets.labels import ElidedLabel, label, selectable


class ParametersPanel(QFrame):
    """What the identification is computed with.

    Signals:
        changed: profile, years or a parameter; `choice()` has the new values.
        saving: the user wants the changed parameters as an own profile.
    """

    changed = Signal()
    saving = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._profiles: Sequence[Profile] = ()
        self._procedures: Sequence[tuple[str, str]] = ()
        self._setting = False
        self.profile_choice = _combo()
        self.year = _combo()
        self.previous_year = _combo()
        self.source = ElidedLabel("", "small")
        self.whole_source = selectable("", "small")
        self.whole_source.hide()
        self.more = button("Источник и пояснение", self._on_more, role="link")
        self.fields = ParameterFields()
        self.reset = button("Вернуть параметры профиля", self._on_reset, role="link", icon="undo")
        self.save = button("Сохранить как свой профиль", self.saving.emit, role="link", icon="save")
        self._build()
        self.profile_choice.currentIndexChanged.connect(self._on_profile)
        self.year.currentIndexChanged.connect(self._on_year)
        self.previous_year.currentIndexChanged.connect(self._tell)
        self.fields.changed.connect(self._on_fields)

    def _build(self) -> None:
        column = ScrolledColumn(margin=theme.GAP - theme.HALF)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(column)  # first: whatever is moved is styled anew
        content = column.content
        content.addWidget(label("Параметры", "heading"))
        content.addWidget(self.reset)
        content.addWidget(self.save)
        content.addWidget(FormRow("Год результатов", self.year))
        content.addWidget(FormRow("Предыдущий год", self.previous_year))
        content.addWidget(FormRow("Профиль правил", self.profile_choice))
        content.addWidget(self.source)
        content.addWidget(self.whole_source)
        content.addWidget(self.more)
        content.addSpacing(theme.STEP)
        content.addWidget(self.fields)

    # What the page uses

    def set_catalogue(
        self,
        profiles: Sequence[Profile],
        procedures: Sequence[tuple[str, str]],
        years: Sequence[int],
    ) -> None:
        """Offer these; what was chosen stays chosen when it is still there."""
        self._profiles, self._procedures = profiles, procedures
        kept = self.profile_id
        changed = self.settings()
        self._setting = True
        _fill(self.profile_choice, [(row.title, row.id) for row in profiles], kept)
        for back, box in enumerate((self.year, self.previous_year)):
            offered = [(year_name(year - back), year - back) for year in years]
            _fill(box, offered, box.currentData())
        self._setting = False
        if not changed or self.profile_id != kept:
            self._show_profile()

    def set_years(self, year: int, previous_year: int | None = None) -> None:
        """Choose the years without telling it."""
        self._setting = True
        _choose(self.year, year)
        _choose(self.previous_year, previous_year or year - 1)
        self._setting = False

    def set_profile_id(self, profile_id: str) -> None:
        """Choose a profile."""
        self.profile_choice.setCurrentIndex(max(0, self.profile_choice.findData(profile_id)))

    @property
    def profile_id(self) -> str:
        """Id of the chosen profile."""
        return str(self.profile_choice.currentData() or "")

    @property
    def profile(self) -> Profile | None:
        """The chosen profile as it is stored."""
        return next((row for row in self._profiles if row.id == self.profile_id), None)

    def edited_profile(self) -> Profile | None:
        """The chosen profile with the changed parameters; None when one is wrong."""
        profile = self.profile
        return None if profile is None else self.fields.profile(profile)

    def settings(self) -> dict[str, str]:
        """The parameters that differ from the profile."""
        profile = self.profile
        if profile is None or not self.fields.procedures.count():
            return {}
        was = settings_of(profile)
        return {name: text for name, text in self.fields.values().items() if was[name] != text}

    def choice(self) -> Choice:
        """Everything that is chosen."""
        return Choice(
            profile_id=self.profile_id,
            year=int(self.year.currentData()),
            previous_year=int(self.previous_year.currentData()),
            settings=self.settings(),
        )

    # Inside

    def _show_profile(self) -> None:
        profile = self.profile
        if profile is None:
            return
        self.fields.set_profile(profile, self._procedures)
        own = profile.certainty is Certainty.OWN
        sure = "" if own else f" ({profile.certainty.label})"
        source = profile.source or ("свой профиль" if own else "")
        self.source.setText(f"Источник: {source}" if source else "Источник не указан")
        lines = [f"Источник: {source}{sure}." if source else "Источник не указан.", profile.note]
        self.whole_source.setText("\n\n".join(line for line in lines if line))
        self.profile_choice.setToolTip(profile.title)
        self._show_changed()

    def _show_changed(self) -> None:
        changed = bool(self.settings())
        self.reset.setVisible(changed)
        self.save.setVisible(changed)
        profile = self.profile
        if profile is not None:
            self.fields.mark_changed(profile)

    def _on_more(self) -> None:
        whole = self.whole_source.isHidden()
        self.whole_source.setVisible(whole)
        self.source.setVisible(not whole)
        self.more.setText("Свернуть" if whole else "Источник и пояснение")

    def _on_profile(self) -> None:
        if not self._setting:
            self._show_profile()
            self.changed.emit()

    def _on_year(self) -> None:
        if not self._setting:
            self.set_years(int(self.year.currentData()))
            self.changed.emit()

    def _tell(self) -> None:
        if not self._setting:
            self.changed.emit()

    def _on_fields(self) -> None:
        valid = self.edited_profile() is not None
        self._show_changed()
        if valid:
            self.changed.emit()

    def _on_reset(self) -> None:
        self._show_profile()
        self.changed.emit()


def _combo() -> QComboBox:
    box = choice([])
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(5)
    return box


def _fill(box: QComboBox, options: Sequence[tuple[str, object]], chosen: object) -> None:
    box.clear()
    for words, value in options:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _choose(box: QComboBox, year: int) -> None:
    if box.findData(year) < 0:
        box.addItem(year_name(year), year)
    box.setCurrentIndex(box.findData(year))
