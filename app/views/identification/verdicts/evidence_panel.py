"""The evidence of one school in readable sentences, with a way to every number behind them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.enums import VerdictStatus
from app.services.identification import explain
from app.services.identification.evidence.verdict import Evidence, SchoolVerdict
from app.services.program.source_files import source_places
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import DetailsPanel, clear_layout
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import label, selectable
from app.views.widgets.statuses import verdict_status as status_of

_AT_ONCE = 2
_TOP = Qt.AlignmentFlag.AlignTop


class EvidencePanel(DetailsPanel):
    """Explains the chosen verdict.

    Attributes:
        decidable: decisions of the working group can be entered on frozen verdicts; set before
            the verdict is shown. Not so when their run was annulled.

    Signals:
        result_wanted: school, procedure code and year whose result should be shown.
        file_wanted: name of the imported file that a number came from.
        school_wanted: id of the school whose card should be shown.
        deciding: the user wants to enter a decision of the working group on the verdict.
    """

    result_wanted = Signal(int, str, int)
    file_wanted = Signal(str)
    school_wanted = Signal(int)
    deciding = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decidable = True
        self._school_id = 0
        self._whole = False
        self._rest: list[Evidence] = []
        self._waiting: list[Evidence] = []
        self._rest_box = QVBoxLayout()
        self._more = button("", self._on_more, role="link")
        self._filling = QTimer(self, singleShot=True, interval=0)
        self._filling.timeout.connect(self._fill)
        self.show_verdict(None)

    def show_verdict(self, verdict: SchoolVerdict | None, change: str = "") -> None:
        """Explain a verdict; `change` says why it differs from the profile's own.

        What is not low is folded: the verdict does not rest on it, and long panels take time.
        """
        self._whole = False
        self._waiting = []
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
        self._add_years([child for child in tree.children if child.label == "year"])
        if verdict.remarks:
            self.add_heading("Примечания")
            for remark in verdict.remarks:
                self.add_text(remark, "muted")
        self.content.addSpacing(theme.STEP)
        school_id = verdict.school_id
        card = button("Карточка школы", lambda: self.school_wanted.emit(school_id), role="link")
        self.content.addWidget(card, 0, Qt.AlignmentFlag.AlignLeft)

    def show_whole(self, *, on: bool) -> None:
        """Show the results that are not low too, or only the low ones.

        They come a few at a time: the panel never holds the window.
        """
        self._whole = on
        self._more.setText(self._more_words())
        clear_layout(self._rest_box)
        self._waiting = list(self._rest) if on else []
        if on:
            self._filling.start()

    def _fill(self) -> None:
        for child in self._waiting[:_AT_ONCE]:
            if child.label == "result":
                self._add_result(child, "minus", "muted", self._rest_box)
            else:
                self._add_line(
                    "minus",
                    "muted",
                    explain.line(child),
                    role="muted",
                    plain=True,
                    into=self._rest_box,
                )
        del self._waiting[:_AT_ONCE]
        if self._waiting:
            self._filling.start()

    def _add_decision(self, verdict: SchoolVerdict) -> None:
        if verdict.verdict_id is None:
            if verdict.status is VerdictStatus.NEEDS_DECISION:
                words = "Решение рабочей группы вносится после фиксации: «Зафиксировать…»."
                self._add_line("decision", "warning", words)
            return
        if verdict.decision is not None:
            self._add_line("decision", "accent", explain.decision_line(verdict))
        if not self.decidable:
            return
        text = "Изменить решение…" if verdict.decision else "Решение рабочей группы…"
        decide = button(text, lambda: self.deciding.emit(verdict), icon="decision", tip="Enter")
        self.content.addWidget(decide, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_years(self, years: list[Evidence]) -> None:
        self._rest = []
        for year in years:
            self.add_heading(explain.line(year))
            for child in sorted(year.children, key=lambda result: not result.value):
                if child.label == "result" and child.value:
                    self._add_result(child, "low", "warning", self.content)
                else:
                    self._rest.append(child)
        if self._rest:
            self._more = button(self._more_words(), self._on_more, role="link", icon="list")
            self.content.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
            self._rest_box = QVBoxLayout()
            self._rest_box.setSpacing(theme.STEP)
            self.content.addLayout(self._rest_box)

    def _more_words(self) -> str:
        if self._whole:
            return "Скрыть остальные процедуры"
        return f"Показать остальные процедуры ({len(self._rest)})"

    def _on_more(self) -> None:
        self.show_whole(on=not self._whole)

    def _add_result(self, result: Evidence, icon: str, tone: str, into: QVBoxLayout) -> None:
        """A result with its source and the ways to it: the cell, the file."""
        school_id = self._school_id
        code, year = str(result.get("procedure")), int(result.get("year") or 0)
        title = str(result.get("title"))
        low = bool(result.value)
        texts = self._add_line(icon, tone, explain.result_line(result), plain=not low, into=into)
        source = explain.source_of(result)
        if source:
            words = f"Источник: {source}"
            texts.addWidget(selectable(words, "small") if low else label(words, "small", wrap=True))
        links = QHBoxLayout()
        links.setSpacing(theme.GAP)
        cell = button(
            "Открыть ячейку", lambda: self.result_wanted.emit(school_id, code, year), role="link"
        )
        cell.setAccessibleDescription(title)
        links.addWidget(cell)
        for place in source_places(source)[-1:]:
            show = button(
                "Показать файл", lambda file=place.file: self.file_wanted.emit(file), role="link"
            )
            show.setAccessibleDescription(title)
            links.addWidget(show)
        links.addStretch()
        texts.addLayout(links)

    def _add_line(
        self,
        icon: str,
        tone: str,
        text: str,
        *,
        role: str = "body",
        plain: bool = False,
        into: QVBoxLayout | None = None,
    ) -> QVBoxLayout:
        """An icon and a sentence; a `plain` one cannot be selected, which is quicker by half."""
        row = QHBoxLayout()
        row.setSpacing(theme.STEP)
        row.addWidget(IconPicture(icon, tone, 16), 0, _TOP)
        sentence = label(text, role, wrap=True) if plain else selectable(text, role)
        sentence.setAlignment(_TOP)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(sentence)
        row.addLayout(texts, 1)
        (into or self.content).addLayout(row)
        return texts
