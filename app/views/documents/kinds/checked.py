"""What the check before signing tells of the chosen document."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.services.language.plural import REMARK, counted
from app.services.language.sentences import capital
from app.views.documents.kinds.finding_line import FindingLines
from app.views.look import theme
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.checks.ground.check_finding import CheckFinding
    from app.services.checks.running import CheckReport
    from app.services.documents.making.catalogue import KindRow
    from app.views.base.page_context import PageContext

_MOST = 12


class CheckedLines(QVBoxLayout):
    """The findings that concern a document, below what is missing for it."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self.setSpacing(theme.HALF)
        self.heading = label("", "heading")
        self.heading.hide()
        self.lines = FindingLines(context)
        self.addWidget(self.heading)
        self.addLayout(self.lines)
        self._report: CheckReport | None = None

    def show_report(self, report: "CheckReport", row: "KindRow | None") -> None:
        """Take what was found, and show what of it concerns a kind."""
        self._report = report
        self.show_kind(row)

    def show_kind(self, row: "KindRow | None") -> None:
        """Show what concerns a kind; what it tells itself is not said twice."""
        findings = () if row is None or self._report is None else self._report.of(row.kind)
        told = set() if row is None else {one.code for one in (*row.missing, *row.notes)}
        rest = [one for one in findings if one.code not in told]
        self.heading.setVisible(bool(rest))
        self.heading.setText(f"Проверка перед подписью: {counted(len(rest), REMARK)}")
        clear_layout(self.lines)
        self.lines.add_findings(map(_placed, rest[:_MOST]))
        if len(rest) > _MOST:
            more = f"И ещё {counted(len(rest) - _MOST, REMARK)}: все они показаны с «Обзора»."
            self.lines.addWidget(label(more, "muted", wrap=True))


def _placed(finding: "CheckFinding") -> "CheckFinding":
    """A finding that says its place within the plan or programme; which one is plain here."""
    place = finding.where.rpartition("», ")[2] if "», " in finding.where else ""
    return replace(finding, text=f"{capital(place)}: {finding.text}") if place else finding
