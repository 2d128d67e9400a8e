"""What is to be told about a document, line by line, with what can be done about it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.findings.finding import Weight
from app.services.findings.links import ToDocument
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.findings.finding import Finding
    from app.views.base.page_context import PageContext

_WARNED, _NOTED = ("warning", "warning"), ("info", "neutral")  # icon and tone


class FindingLines(QVBoxLayout):
    """Findings below each other."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self.setSpacing(theme.HALF)

    def show_findings(self, findings: "Iterable[Finding]") -> None:
        """Show these and nothing else."""
        clear_layout(self)
        self.add_findings(findings)

    def add_findings(self, findings: "Iterable[Finding]") -> None:
        """Show these below what is there."""
        for finding in findings:
            self.addWidget(finding_line(self._context, finding))


def finding_line(context: "PageContext", finding: "Finding") -> QWidget:
    """A finding with the link to where it is put right; a note has a quieter mark."""
    icon, tone = _NOTED if finding.weight is Weight.NOTE else _WARNED
    way = finding.link
    if way is None:
        return marked(icon, tone, finding.text)
    verb = _verb(finding)
    link = button(verb, lambda: context.go_to(way), role="link")
    link.setAccessibleName(f"{verb}: {finding.text}")
    return marked(icon, tone, finding.text, link)


def _verb(finding: "Finding") -> str:
    """What a link does about a finding; a note that leads to a setting offers a choice."""
    if finding.weight is Weight.NOTE:
        return "Выбрать" if isinstance(finding.link, ToDocument) else "Проверить"
    return "Исправить" if finding.weight is Weight.ERROR else "Заполнить"


def marked(icon: str, tone: str, text: str, link: QWidget | None = None) -> QWidget:
    """A sentence behind its mark, with what can be done about it."""
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.STEP)
    layout.addWidget(IconPicture(icon, tone, 16))
    layout.addWidget(label(text, wrap=True), 1)
    if link is not None:
        layout.addWidget(link)
    return line
