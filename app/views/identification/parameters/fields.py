"""The fields of the parameters of a profile, each with what it means."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.identification.profile_settings import parameters, settings_of, with_settings
from app.services.identification.rules.rules import (
    Combine,
    EgeMath,
    Profile,
    SmallCohort,
)
from app.services.language.plural import PROCEDURE, counted
from app.views.identification.parameters.number_box import NumberBox
from app.views.identification.parameters.procedure_list import ProcedureList
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.fields.form_row import FormRow, choice, line_edit
from app.views.widgets.seen_timer import SeenTimer

_PAUSE_MS = 350
_MOST = 99
_HINTS = {
    "threshold_percent": "Результат низкий, когда не справились не менее этой доли участников.",
    "c1_min_procedures": "Столько процедур с низким результатом нужно за год результатов.",
    "c2_min_per_year": "Столько процедур с низким результатом нужно в каждом из двух лет.",
    "combine": "Достаточно ли одного критерия, чтобы школа была выявлена.",
    "small_cohort": "Что делать с процедурой, в которой участников меньше предела.",
    "min_participants": "Меньше этого числа участников – группа малочисленная.",
    "ege_math": "Считать два уровня ЕГЭ по математике двумя процедурами или одной.",
    "procedures": "",
}


class ParameterFields(QWidget):
    """Edits the parameters of a profile.

    Signals:
        changed: a value was changed by the user and the typing has paused.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = SeenTimer(self, _PAUSE_MS, self._tell)
        self._setting = False
        self.threshold = line_edit()
        self.c1 = _number()
        self.c2 = _number()
        self.c2_same = QCheckBox("Одна и та же процедура оба года")
        self.c2_same.setToolTip(
            "Критерий 2 выполнен, только если в оба года результат низкий по одной процедуре"
        )
        self.combine = _options(Combine)
        self.small_cohort = _options(SmallCohort)
        self.min_participants = _number()
        self.ege_math = _options(EgeMath)
        self.procedures = ProcedureList()
        self.procedures.hide()
        self.show_procedures = button("", self._toggle_procedures, role="link")
        self.rows: dict[str, FormRow] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        for name, title, editor in (
            ("threshold_percent", "Порог низкого результата, %", self.threshold),
            ("c1_min_procedures", "Критерий 1: процедур не менее", self.c1),
            ("c2_min_per_year", "Критерий 2: процедур не менее", self.c2),
            ("combine", "Сочетание критериев", self.combine),
            ("small_cohort", "Малочисленные группы", self.small_cohort),
            ("min_participants", "Малочисленная: участников менее", self.min_participants),
            ("ege_math", "ЕГЭ по математике", self.ege_math),
        ):
            self.rows[name] = FormRow(title, editor, hint=_HINTS[name])
            # A hint that wraps to a third line must not be cut.
            self.rows[name].setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            layout.addWidget(self.rows[name])
            if name == "c2_min_per_year":
                layout.addWidget(self.c2_same)
        self.rows["procedures"] = FormRow("Оценочные процедуры", self.show_procedures)
        layout.addWidget(self.rows["procedures"])
        layout.addWidget(self.procedures)

    def _connect(self) -> None:
        self.threshold.textEdited.connect(self._start)
        self.threshold.returnPressed.connect(self._tell)
        for box in (self.c1, self.c2, self.min_participants):
            box.valueChanged.connect(self._start)
        for combo in (self.combine, self.small_cohort, self.ege_math):
            combo.currentIndexChanged.connect(self._start)
        self.c2_same.toggled.connect(self._start)
        self.procedures.changed.connect(self._on_procedures)

    # What the panels use

    def set_profile(self, profile: Profile, procedures: Sequence[tuple[str, str]]) -> None:
        """Show the parameters of a profile; `procedures` are all known (code, title)."""
        self._setting = True
        values = settings_of(profile)
        self.threshold.setText(values["threshold_percent"].replace(".", ","))
        self.c1.setValue(profile.c1_min_procedures)
        self.c2.setValue(profile.c2_min_per_year)
        self.c2_same.setChecked(profile.c2_same_procedure)
        self.combine.setCurrentIndex(self.combine.findData(profile.combine.value))
        self.small_cohort.setCurrentIndex(self.small_cohort.findData(profile.small_cohort.value))
        self.min_participants.setValue(profile.min_participants)
        self.ege_math.setCurrentIndex(self.ege_math.findData(profile.ege_math.value))
        self.procedures.set_procedures(procedures, profile.procedures)
        self._count_procedures()
        for row in self.rows.values():
            row.show_error("")
        self._setting = False
        self._pause.stop()

    def values(self) -> dict[str, str]:
        """All parameters as texts, by the names of the service."""
        return {
            "threshold_percent": self.threshold.text().strip().replace(",", "."),
            "c1_min_procedures": str(self.c1.value()),
            "c2_min_per_year": str(self.c2.value()),
            "c2_same_procedure": "да" if self.c2_same.isChecked() else "нет",
            "combine": str(self.combine.currentData()),
            "ege_math": str(self.ege_math.currentData()),
            "small_cohort": str(self.small_cohort.currentData()),
            "min_participants": str(self.min_participants.value()),
            "procedures": ",".join(self.procedures.chosen()),
        }

    def profile(self, source: Profile) -> Profile | None:
        """The profile with the present values; None when one is wrong, which is then marked."""
        result: Profile | None = source
        for name, text in self.values().items():
            row = self.rows.get(name)
            try:
                changed = with_settings(result or source, {name: text})
                result = changed if result is not None else None
                reason = ""
            except UserError as problem:
                result, reason = None, problem.hint or problem.message
            if row is not None:
                row.show_error(reason)
        return result

    def mark_changed(self, source: Profile) -> None:
        """Say at every changed parameter what the profile has."""
        was, now = settings_of(source), self.values()
        printed = {parameter.name: parameter.text for parameter in parameters(source)}
        for name, row in self.rows.items():
            changed = name in was and was[name] != now[name] and name != "procedures"
            hint = f"В профиле: {printed[name]}." if changed else _HINTS[name]
            row.hint.setText(hint)
            row.hint.setVisible(bool(hint) and not row.has_error)

    # Inside

    def _start(self, *_values: object) -> None:
        if not self._setting:
            self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        if not self._setting:
            self.changed.emit()

    def _on_procedures(self) -> None:
        self._count_procedures()
        self._start()

    def _count_procedures(self) -> None:
        count = counted(len(self.procedures.chosen()), PROCEDURE)
        action = "изменить" if self.procedures.isHidden() else "свернуть"
        self.show_procedures.setText(f"{count} – {action}")

    def _toggle_procedures(self) -> None:
        self.procedures.setVisible(self.procedures.isHidden())
        self._count_procedures()


def _number() -> NumberBox:
    box = NumberBox()
    box.setRange(1, _MOST)
    return box


def _options(kind: "type[Combine | EgeMath | SmallCohort]") -> QComboBox:
    box = choice([(member.label, member.value) for member in kind])
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box
