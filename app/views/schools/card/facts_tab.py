"""Сведения: lists of support, the verdict with its evidence in sentences, facts of the register."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.services.findings.links import ToResults, ToVerdict
from app.services.identification import explain
from app.services.language.dates import date_digits, local_day, year_name
from app.services.language.numbers import DASH, NBSP
from app.services.schools.typed_numbers import distance_text
from app.views.look import theme
from app.views.schools.card.support_section import SupportSection
from app.views.schools.card.tab import CardTab
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.labels import label, selectable

if TYPE_CHECKING:
    from app.services.identification.evidence.verdict import Outcome, SchoolVerdict
    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

_NAME_WIDTH = 168


class FactsTab(CardTab):
    """Verdict and facts; `outcome` is set by the card before it shows a school."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context)
        self.outcome: Outcome | None = None
        self.column = ScrolledColumn(0)
        self.support = SupportSection(context)
        inner = self.column.widget().layout()
        assert isinstance(inner, QVBoxLayout)
        inner.insertWidget(0, self.support)
        self.body.addWidget(self.column)

    def show_school(self, school: "SchoolRow") -> None:
        """Show the verdict, then the facts."""
        self.support.show_school(school)
        self.column.clear()
        self._show_verdict(school)
        self._heading("Контакты и коды")
        for name, value in _facts(school):
            self._fact(name, value)

    def _show_verdict(self, school: "SchoolRow") -> None:
        outcome = self.outcome
        verdict = None if outcome is None else outcome.verdict(school.id)
        if outcome is None or verdict is None:
            year = self.context.year if outcome is None else outcome.year
            self._heading(f"Выявление за {year_name(year)} учебный год")
            self._text(
                "Вывода нет: за этот год не загружены результаты оценочных процедур.", "muted"
            )
            self.column.content.addWidget(
                button("Загрузить результаты", self._go_to_results, role="link"),
                alignment=Qt.AlignmentFlag.AlignLeft,
            )
            return
        self._heading(f"Выявление за {year_name(outcome.year)} учебный год")
        self._text(_origin(outcome), "muted")
        first, *others = explain.sentences(verdict)
        self._text(first, "strong")
        for sentence in others:
            self._text(sentence)
        self.column.content.addWidget(
            button(
                "Показать в «Выявлении»",
                lambda: self._go_to_verdict(verdict),
                role="link",
                icon="arrow-right",
            ),
            alignment=Qt.AlignmentFlag.AlignLeft,
        )

    def _heading(self, text: str) -> None:
        if self.column.content.count():
            self.column.content.addSpacing(theme.STEP)
        self.column.content.addWidget(label(text, "heading", wrap=True))

    def _text(self, text: str, role: str = "body") -> None:
        self.column.content.addWidget(selectable(text, role))

    def _fact(self, name: str, value: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        caption = label(name, "muted", wrap=True)
        caption.setFixedWidth(_NAME_WIDTH)
        line.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(selectable(value or DASH), 1, Qt.AlignmentFlag.AlignTop)
        self.column.content.addLayout(line)

    def _go_to_results(self) -> None:
        self.context.go_to(ToResults())

    def _go_to_verdict(self, verdict: "SchoolVerdict") -> None:
        self.context.go_to(ToVerdict(verdict.school_id))


def _origin(outcome: "Outcome") -> str:
    if outcome.run is None:
        return f"Предварительный вывод по имеющимся данным, профиль «{outcome.profile.title}»"
    day = date_digits(local_day(outcome.run.created_at))
    return f"Зафиксировано {day}: {outcome.run.title}"


def _facts(school: "SchoolRow") -> list[tuple[str, str]]:
    distance = distance_text(school.distance_m)
    facts = [
        ("Полное наименование", school.full_name),
        ("Другие названия", ", ".join(school.aliases)),
        ("Руководитель", school.head),
        ("Населённый пункт", school.settlement),
        ("До центра", f"{distance}{NBSP}км" if distance else ""),
        ("Логин ФИС ОКО", school.login_digits or ""),
        ("Код ОО в ГИА", school.oo_code or ""),
        ("Телефон", school.phone),
        ("Электронная почта", school.email),
    ]
    if school.municipality:
        facts.insert(3, ("Муниципалитет", school.municipality))
    if school.note:
        facts.append(("Примечание", school.note))
    return facts
