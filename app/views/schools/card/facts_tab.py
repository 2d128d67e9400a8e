"""Сведения: lists of support, the verdict with its evidence in sentences, facts of the register."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from app.services.findings.links import ToResults, ToVerdict
from app.services.identification import explain
from app.services.language.dates import on_day, year_name
from app.services.language.numbers import DASH, NBSP
from app.services.schools.typed_numbers import distance_text
from app.views.base.links import IdentificationSpot
from app.views.look import theme
from app.views.schools.card.support_section import SupportSection
from app.views.schools.card.tab import CardTab
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.labels import label, selectable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.identification.evidence.verdict import Outcome, SchoolVerdict
    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

_NAME_WIDTH = 168
_SELDOM = {"Муниципалитет", "Примечание"}  # of no use to most districts and schools


class FactsTab(CardTab):
    """Verdict and facts; the card sets `outcome` before it shows a school, or `expects` one."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.outcome: Outcome | None = None
        self.expects = False
        self.column = ScrolledColumn(0)
        self.support = SupportSection(context)
        inner = self.column.widget().layout()
        assert isinstance(inner, QVBoxLayout)
        inner.insertWidget(0, self.support)
        self.body.addWidget(self.column)
        self._verdict: SchoolVerdict | None = None
        self._other_texts: list[QLabel] = []
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        self._build()

    def _build(self) -> None:
        """Everything once: a new widget costs a look through the style sheet at each school."""
        content = self.column.content
        self._heading = label("", "heading", wrap=True)
        self._origin, self._first = selectable("", "muted"), selectable("", "strong")
        self._others = QVBoxLayout()
        self._others.setSpacing(theme.STEP)
        self._load = button("Загрузить результаты", self._go_to_results, role="link")
        self._show = button(
            "Показать в «Выявлении»", self._go_to_verdict, role="link", icon="arrow-right"
        )
        for text in (self._heading, self._origin, self._first):
            content.addWidget(text)
        content.addLayout(self._others)
        for link in (self._load, self._show):
            content.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        content.addSpacing(theme.STEP)
        content.addWidget(label("Контакты и коды", "heading", wrap=True))

    def show_school(self, school: "SchoolRow") -> None:
        """Show the verdict, then the facts."""
        self.support.show_school(school)
        outcome = self.outcome
        self._verdict = None if outcome is None else outcome.verdict(school.id)
        if outcome is not None and self._verdict is not None:
            self._show_verdict(outcome, self._verdict)
        else:
            self._show_none(self._results_year)
        for name, value in _facts(school):
            self._show_fact(name, value)

    @property
    def _results_year(self) -> int:
        """Whose results tell about the year of work."""
        return self.context.year - 1 if self.outcome is None else self.outcome.year

    def _show_none(self, year: int) -> None:
        self._heading.setText(f"Выявление по результатам {year_name(year)}")
        none = "Вывода нет: за этот год не загружены результаты оценочных процедур."
        self._origin.setText("Вывод считается…" if self.expects else none)
        self._show_sentences([])
        self._load.setVisible(not self.expects)
        self._show.hide()

    def _show_verdict(self, outcome: "Outcome", verdict: "SchoolVerdict") -> None:
        self._heading.setText(f"Выявление по результатам {year_name(outcome.year)}")
        self._origin.setText(_origin(outcome))
        self._show_sentences(explain.sentences(verdict))
        self._load.hide()
        self._show.show()

    def _show_sentences(self, sentences: "Sequence[str]") -> None:
        first, *others = sentences or [""]
        self._first.setText(first)
        self._first.setVisible(bool(first))
        while len(self._other_texts) < len(others):
            text = selectable()
            self._other_texts.append(text)
            self._others.addWidget(text)
        for number, text in enumerate(self._other_texts):
            text.setText(others[number] if number < len(others) else "")
            text.setVisible(number < len(others))

    def _show_fact(self, name: str, value: str) -> None:
        """A row stands as long as it says something, the usual ones always."""
        if name not in self._rows:
            line = QHBoxLayout()
            line.setSpacing(theme.STEP)
            caption, said = label(name, "muted", wrap=True), selectable()
            caption.setFixedWidth(_NAME_WIDTH)
            line.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(said, 1, Qt.AlignmentFlag.AlignTop)
            self.column.content.addLayout(line)
            self._rows[name] = (caption, said)
        for part in self._rows[name]:
            part.setVisible(bool(value) or name not in _SELDOM)
        self._rows[name][1].setText(value or DASH)

    def _go_to_results(self) -> None:
        self.context.go_to(ToResults(self._results_year))

    def _go_to_verdict(self) -> None:
        outcome, verdict = self.outcome, self._verdict
        if outcome is None or verdict is None:
            return
        if outcome.run is not None:
            self.context.go_to(ToVerdict(verdict.school_id, outcome.run.id))
        else:
            year = outcome.year
            self.context.go_to(IdentificationSpot(school_id=verdict.school_id, results_year=year))


def _origin(outcome: "Outcome") -> str:
    if outcome.run is None:
        return f"Предварительный вывод по имеющимся данным, профиль «{outcome.profile.title}»"
    day = on_day(outcome.run.created_at)
    return f"Зафиксировано{day}: {outcome.run.title}"


def _facts(school: "SchoolRow") -> list[tuple[str, str]]:
    distance = distance_text(school.distance_m)
    return [
        ("Полное наименование", school.full_name),
        ("Другие названия", ", ".join(school.aliases)),
        ("Руководитель", school.head),
        ("Муниципалитет", school.municipality),
        ("Населённый пункт", school.settlement),
        ("До центра", f"{distance}{NBSP}км" if distance else ""),
        ("Логин ФИС ОКО", school.login_digits or ""),
        ("Код ОО в ГИА", school.oo_code or ""),
        ("Телефон", school.phone),
        ("Электронная почта", school.email),
        ("Примечание", school.note),
    ]
