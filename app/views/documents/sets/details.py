"""What is told of a kind of a set: how it is made, what it lacks, what contradicts itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal

from app.services.language.plural import REMARK, counted
from app.services.language.sentences import capital
from app.views.documents.kinds.finding_line import FindingLines, marked
from app.views.documents.sets.tree import paper_status
from app.views.look import theme
from app.views.widgets.buttons import button, button_row
from app.views.widgets.details_panel import ScrolledColumn, show_new
from app.views.widgets.fields.form_row import choice
from app.views.widgets.labels import label
from app.views.widgets.status import StatusChip

if TYPE_CHECKING:
    from app.services.checks.running import CheckReport
    from app.services.documents.sets.listing import SetKind, SetPaper
    from app.views.base.page_context import PageContext

_MOST = 8
_TOGETHER = "одним документом"


class SetDetails(ScrolledColumn):
    """The details.

    Signals:
        apart_chosen: a kind by its name, and whether it is to be made for each.
        kind_asked: the kind is to be shown where one document is made.
    """

    apart_chosen = Signal(str, bool)
    kind_asked = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._report: CheckReport | None = None
        self._shown: tuple[SetKind, SetPaper | None] | None = None

    def show_report(self, report: "CheckReport") -> None:
        """Take what the check before signing found."""
        self._report = report
        if self._shown is not None:
            self.show_paper(*self._shown)

    def show_paper(self, kind: "SetKind", paper: "SetPaper | None") -> None:
        """Show a kind, or one of its documents."""
        self._shown = (kind, paper)
        self.clear()
        shown = paper or (kind.papers[0] if len(kind.papers) == 1 else None)
        self.content.addWidget(label(kind.title, "heading", wrap=True))
        if paper is not None and paper.subject is not None:
            self.content.addWidget(label(paper.subject.title, "body", wrap=True))
        elif shown is not None and shown.about:
            self.content.addWidget(label(shown.about, "body", wrap=True))
        self.content.addWidget(label(kind.papers[0].row.description, "muted", wrap=True))
        if shown is not None:
            self.content.addLayout(button_row(StatusChip(paper_status(shown))))
        if kind.each:
            self._add_apart(kind)
        link = button("Настройки и страницы", lambda: self.kind_asked.emit(kind.kind), role="link")
        link.setAccessibleName(f"Настройки и страницы: {kind.title}")
        self.content.addLayout(button_row(link))
        for one in kind.papers if shown is None else (shown,):
            self._add_missing(one, named=shown is None)
        self._add_checked(kind, shown)
        show_new(self.widget())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _add_apart(self, kind: "SetKind") -> None:
        box = choice([(_TOGETHER, False), (kind.each, True)], kind.apart)
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToContents)
        box.setAccessibleName(f"Как делать: {kind.title}")
        box.activated.connect(
            lambda _at: self.apart_chosen.emit(kind.kind, bool(box.currentData()))
        )
        self.content.addLayout(button_row(label("Делать", "muted"), box))

    def _add_missing(self, paper: "SetPaper", *, named: bool) -> None:
        row = paper.row
        if row.problem is not None:
            self.content.addWidget(marked("error", "negative", str(row.problem)))
        lines = FindingLines(self._context)
        lines.add_findings(row.missing)
        if not named:
            lines.add_findings(row.notes)
        if not lines.count():
            return
        if named and paper.subject is not None:
            self.content.addWidget(label(paper.subject.title, "strong", wrap=True))
        self.content.addLayout(lines)

    def _add_checked(self, kind: "SetKind", paper: "SetPaper | None") -> None:
        """What the check says; what the document tells itself is not said twice."""
        if self._report is None:
            return
        told = {one.text for one in (paper or kind.papers[0]).row.findings}
        checked = self._report.about(kind.kind, () if paper is None else paper.rows)
        rest = [one for one in checked if one.text not in told]
        if not rest:
            return
        self.content.addSpacing(theme.HALF)
        words = f"Проверка перед подписью: {counted(len(rest), REMARK)}"
        self.content.addWidget(label(words, "heading", wrap=True))
        lines = FindingLines(self._context)
        lines.add_findings(rest[:_MOST])
        self.content.addLayout(lines)
        if len(rest) > _MOST:
            more = f"Ещё {counted(len(rest) - _MOST, REMARK)} – на «Обзоре»."
            self.content.addWidget(label(capital(more), "muted", wrap=True))
