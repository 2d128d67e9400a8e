"""Year and procedure of a file, corrected in the preview, or why they cannot be corrected there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.language.dates import year_name
from app.views.intake.search_choice import SearchChoice
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.fields.choice_box import ChoiceBox
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.importing.batches.preview import Correction, FilePreview

_UNKNOWN_YEAR, _UNKNOWN_PROCEDURE = "Укажите год", "Укажите процедуру"
_LEAST_WIDTH, _MOST_WIDTH, _YEAR_WIDTH = 240, 420, 152


class SubjectForm(QWidget):
    """One line: the school year and the procedure under which the rows will be stored.

    Signals:
        corrected: another year or procedure was chosen; `corrections` has all.
    """

    corrected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: FilePreview | None = None
        self._corrections: dict[Path, Correction] = {}
        self._setting = False
        self.year = ChoiceBox()
        self.year.setAccessibleName("Учебный год результатов файла")
        self.year.setMinimumWidth(_YEAR_WIDTH)
        self.procedure = SearchChoice()
        self.procedure.setAccessibleName("Процедура результатов файла")
        self.procedure.setMinimumWidth(_LEAST_WIDTH)
        self.procedure.setMaximumWidth(_MOST_WIDTH)
        self.note = label("", "muted", wrap=True)
        self._caption = label("Записать как", "muted")
        self.suggestion = button("", self._on_suggestion, role="link")
        self.original = button("Как в файле", self._on_original, role="link", icon="undo")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.STEP)
        line.addWidget(self._caption)
        line.addWidget(self.procedure, 1)
        line.addWidget(self.year)
        line.addWidget(self.note, 1)
        line.addWidget(self.suggestion)
        line.addWidget(self.original)
        line.addStretch()
        self.year.currentIndexChanged.connect(self._on_choice)
        self.procedure.currentIndexChanged.connect(self._on_choice)
        self.hide()

    def set_catalogue(self, procedures: Sequence[tuple[int, str]], years: Sequence[int]) -> None:
        """Offer these procedures (id and title) and school years."""
        self._setting = True
        self.procedure.clear()
        self.procedure.addItem(_UNKNOWN_PROCEDURE, None)
        for number, title in procedures:
            self.procedure.addItem(title, number)
        self.year.clear()
        self.year.addItem(_UNKNOWN_YEAR, None)
        for year in years:
            self.year.addItem(year_name(year), year)
        self._setting = False

    def forget(self) -> None:
        """Another import begins."""
        self._corrections = {}

    @property
    def corrections(self) -> "dict[Path, Correction]":
        """What was corrected, by the path of the file."""
        return dict(self._corrections)

    def show_file(self, preview: "FilePreview | None") -> None:
        """Show what can be corrected in a file, and why the rest cannot."""
        self._shown = preview
        subject = None if preview is None else preview.subject
        self.setVisible(preview is not None and (subject is not None or bool(preview.fixed)))
        if preview is None:
            return
        self.note.setText(preview.fixed)
        self.note.setVisible(bool(preview.fixed))
        several = subject is not None and subject.several
        for field in (self._caption, self.year, self.original):
            field.setVisible(subject is not None)
        self.procedure.setVisible(subject is not None and not several)
        self.suggestion.setVisible(False)
        self._caption.setText("Записать за" if several else "Записать как")
        if subject is None:
            return
        self._setting = True
        if subject.year is not None and self.year.findData(subject.year) < 0:
            self.year.addItem(year_name(subject.year), subject.year)
        self.year.setCurrentIndex(max(0, self.year.findData(subject.year)))
        self.procedure.setCurrentIndex(max(0, self.procedure.findData(subject.procedure_id)))
        self._setting = False
        self.original.setVisible(preview.file in self._corrections)
        wanted = subject.suggested
        taken = wanted is None or (
            wanted.year in (None, subject.year)
            and wanted.procedure_id in (None, subject.procedure_id)
        )
        # While the class is asked about, the answers stand in the question below.
        asked = any(question.code == "autumn_work" for question in preview.file_questions)
        self.suggestion.setVisible(not taken and not asked)
        if wanted is not None:
            self.suggestion.setText(self._words(wanted))

    def _words(self, wanted: "Correction") -> str:
        place = self.procedure.findData(wanted.procedure_id)
        title = self.procedure.itemText(place) if wanted.procedure_id and place >= 0 else ""
        year = "" if wanted.year is None else year_name(wanted.year)
        return f"Осенняя работа: {', '.join(part for part in (title, year) if part)}"

    def _on_choice(self, _index: int) -> None:
        if not self._setting:
            self._tell(self.year.currentData(), self.procedure.currentData())

    def _on_suggestion(self) -> None:
        subject = None if self._shown is None else self._shown.subject
        if subject is not None and subject.suggested is not None:
            wanted = subject.suggested
            self._tell(wanted.year or subject.year, wanted.procedure_id or subject.procedure_id)

    def _on_original(self) -> None:
        if self._shown is not None:
            self._corrections.pop(self._shown.file, None)
            self.corrected.emit()

    def _tell(self, year: int | None, procedure_id: int | None) -> None:
        from app.services.importing.batches.preview import Correction

        if self._shown is not None:
            self._corrections[self._shown.file] = Correction(year, procedure_id)
            self.corrected.emit()
