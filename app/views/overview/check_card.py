"""Проверка перед подписью in one line, with the way to all of its findings."""

from typing import TYPE_CHECKING

from app.services.findings.finding import Weight
from app.services.language.plural import REMARK, counted
from app.views.widgets.buttons import button
from app.views.widgets.card import Card

if TYPE_CHECKING:
    from app.services.checks.running import CheckReport
    from app.views.base.page_context import PageContext


class CheckCard(Card):
    """Hidden until the check was read."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__("Проверка перед подписью")
        self._context = context
        self._report: CheckReport | None = None
        self.more = button("Показать", self.show_all, role="link")
        self.more.setAccessibleName("Показать замечания проверки")
        self.add_heading_action(self.more)

    def show_report(self, report: "CheckReport") -> None:
        """Say how many findings there are, and how many of them cannot be right."""
        self._report = report
        self.more.setVisible(bool(report.findings))
        self.hint.setText(_told(report))
        self.hint.show()
        self.show()

    def show_all(self) -> None:
        """List them."""
        from app.views.checks.dialog import ChecksDialog

        if self._report is not None:
            ChecksDialog(self.window(), self._context, self._report).open()


def _told(report: "CheckReport") -> str:
    count = len(report.findings)
    if not count:
        return "Замечаний нет."
    wrong = sum(finding.weight >= Weight.ERROR for finding in report.findings)
    return f"{counted(count, REMARK)}{f', из них исправить: {wrong}' if wrong else ''}."
