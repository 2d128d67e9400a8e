"""The evidence of one school in readable sentences, with a way to every number behind them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.identification import explain
from app.services.identification.verdict import Evidence, SchoolVerdict
from app.views import theme
from app.views.statuses import verdict_status as status_of
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.details_panel import DetailsPanel
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import selectable

_TOP = Qt.AlignmentFlag.AlignTop


class EvidencePanel(DetailsPanel):
    """Explains the chosen verdict.

    Signals:
        result_wanted: school, procedure code and year whose result should be shown.
        school_wanted: id of the school whose card should be shown.
        deciding: the user wants to enter a decision of the working group on the verdict.
    """

    result_wanted = Signal(int, str, int)
    school_wanted = Signal(int)
    deciding = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._school_id = 0
        self.show_verdict(None)

    def show_verdict(self, verdict: SchoolVerdict | None, change: str = "") -> None:
        """Explain a verdict; `change` says why it differs from the profile's own."""
        if verdict is None:
            self.begin("Основание вывода")
            self.add_text("Выберите школу, чтобы увидеть, на чём основан вывод.", "muted")
            return
        self._school_id = verdict.school_id
        login = f"логин {verdict.login}" if verdict.login else ""
        self.begin(verdict.school, login, status_of(verdict.final_status))
        tree = verdict.evidence
        self.add_text(explain.line(tree), "strong")
        if change:
            self._add_line("compare", "accent", f"По сравнению с профилем: {change}.")
        self._add_decision(verdict)
        for child in tree.children:
            if child.label in {"c1", "c2"}:
                met = bool(child.value)
                self._add_line(
                    "check" if met else "minus", "accent" if met else "muted", explain.line(child)
                )
            elif child.label == "margin":
                self._add_line("info", "muted", explain.line(child))
        for child in tree.children:
            if child.label == "year":
                self._add_year(child)
        if verdict.remarks:
            self.add_heading("Примечания")
            for remark in verdict.remarks:
                self.add_text(remark, "muted")
        self.content.addSpacing(theme.STEP)
        school_id = verdict.school_id
        card = button("Карточка школы", lambda: self.school_wanted.emit(school_id), role="link")
        self.content.addWidget(card, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_decision(self, verdict: SchoolVerdict) -> None:
        if verdict.verdict_id is None:
            return
        if verdict.decision is not None:
            self._add_line("decision", "accent", explain.decision_line(verdict))
        text = "Изменить решение…" if verdict.decision else "Решение рабочей группы…"
        decide = button(text, lambda: self.deciding.emit(verdict), icon="decision")
        self.content.addWidget(decide, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_year(self, year: Evidence) -> None:
        self.add_heading(explain.line(year))
        results = [child for child in year.children if child.label == "result"]
        for child in sorted(results, key=lambda found: not found.value):
            low = bool(child.value)
            self._add_line(
                "low" if low else "minus",
                "warning" if low else "muted",
                explain.line(child),
                result=child,
            )
        for child in year.children:
            if child.label != "result":
                self._add_line("minus", "muted", explain.line(child), role="muted")

    def _add_line(
        self,
        icon: str,
        tone: str,
        text: str,
        *,
        role: str = "body",
        result: Evidence | None = None,
    ) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.STEP)
        row.addWidget(IconPicture(icon, tone, 16), 0, _TOP)
        sentence = selectable(text, role)
        sentence.setAlignment(_TOP)
        row.addWidget(sentence, 1)
        if result is not None:
            row.addWidget(self._jump(result), 0, _TOP)
        self.content.addLayout(row)

    def _jump(self, result: Evidence) -> QWidget:
        school_id, code, year = (
            self._school_id,
            str(result.get("procedure")),
            int(result.get("year") or 0),
        )
        jump = icon_button(
            "external",
            "Показать в результатах",
            lambda: self.result_wanted.emit(school_id, code, year),
        )
        jump.setAccessibleDescription(str(result.get("title")))
        return jump
