"""The documents of a set with boxes to tick: kinds, and below them what each is made for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from app.services.language.numbers import NBSP
from app.views.documents.kinds.panel import kind_status
from app.views.look import theme
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from app.services.documents.sets.listing import PaperSet, SetKind, SetPaper

_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_STATE_WIDTH = 148  # «готово 25 из 30»


def paper_status(paper: "SetPaper") -> "Status":
    """Whether a document of a set can be made now, with lines to fill in or without."""
    if paper.row.problem is None and not paper.row.possible:
        return Status("neutral", "todo", "пока нельзя")
    return kind_status(paper.row)


class _Line(QTreeWidgetItem):
    """A kind, or one of its documents (`paper`), where several are made of it."""

    def __init__(self, kind: "SetKind", paper: "SetPaper | None", words: str) -> None:
        super().__init__([words])
        self.kind, self.paper = kind, paper
        self.setToolTip(0, words)
        self.dress()

    def dress(self) -> None:
        """Show the state in the colours of the theme."""
        status = self._status()
        self.setText(1, status.word)
        self.setIcon(1, theme.current().icon(status.icon, status.tone))
        self.setForeground(1, theme.current().colour(status.tone))

    def _status(self) -> "Status":
        papers = [self.paper] if self.paper is not None else list(self.kind.papers)
        if len(papers) == 1:
            return paper_status(papers[0])
        lacking = [one for one in papers if not one.row.ready]
        ready, number = len(self.kind.ready), len(papers)
        status = paper_status((lacking or papers)[0])
        return status._replace(word=f"готово {ready}{NBSP}из{NBSP}{number}")


class SetTree(QTreeWidget):
    """The set; Space sets a tick, what cannot be made has none.

    Signals:
        chosen: a kind and one of its documents, or None for all of them, are looked at.
        ticked: a tick was set or taken away.
    """

    chosen = Signal(object, object)
    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._unticked: set[str] = set()  # what the user took away, by the ids of documents
        self.setHeaderLabels(["Документ", "Готовность"])
        self.setAccessibleName("Документы комплекта")
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, _STATE_WIDTH)
        self.itemChanged.connect(self._on_changed)
        self.currentItemChanged.connect(lambda _now, _before: self._tell())
        theme.current().changed.connect(self._dress)

    def show_set(self, papers: "PaperSet") -> None:
        """Show another set, or the same as it is now; ticks and the chosen line stay."""
        current, opened = self._current_id(), self._opened()
        self.blockSignals(True)
        self.clear()
        for kind in papers.kinds:
            alone = kind.papers[0] if len(kind.papers) == 1 else None
            words = alone.title if alone is not None and alone.about else kind.title
            head = _Line(kind, None, words)
            self.addTopLevelItem(head)
            for paper in kind.papers:
                if paper.subject is None:
                    self._tick(head, paper)
                    continue
                line = _Line(kind, paper, paper.subject.title)
                self._tick(line, paper)
                head.addChild(line)
            if head.childCount():
                head.setExpanded(kind.kind in opened)
                head.setFlags(head.flags() | Qt.ItemFlag.ItemIsAutoTristate)
                self._follow(head)
        self.blockSignals(False)
        self._choose(current)

    @property
    def papers(self) -> "list[SetPaper]":
        """The ticked documents in their order."""
        return [
            paper
            for line, paper in self._lines()
            if line.checkState(0) == _ON and paper.row.possible
        ]

    def tick_all(self, *, on: bool) -> None:
        """Tick everything that can be made, or nothing."""
        self.blockSignals(True)
        for line, paper in self._lines():
            if paper.row.possible:
                line.setCheckState(0, _ON if on else _OFF)
                self._remember(line, paper)
        for head in self._heads():
            self._follow(head)
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    def _lines(self) -> "list[tuple[_Line, SetPaper]]":
        """The lines with a document each."""
        lines: list[tuple[_Line, SetPaper]] = []
        for head in self._heads():
            inner = [head.child(place) for place in range(head.childCount())]
            for line in inner or [head]:
                assert isinstance(line, _Line)
                lines.append((line, line.paper or line.kind.papers[0]))
        return lines

    def _heads(self) -> list[_Line]:
        heads = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [head for head in heads if isinstance(head, _Line)]

    def _tick(self, line: _Line, paper: "SetPaper") -> None:
        if paper.row.possible:
            line.setCheckState(0, _OFF if paper.id in self._unticked else _ON)
        else:
            line.setFlags(line.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)

    def _remember(self, line: _Line, paper: "SetPaper") -> None:
        if line.checkState(0) == _OFF:
            self._unticked.add(paper.id)
        else:
            self._unticked.discard(paper.id)

    def _on_changed(self, _line: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            for line, paper in self._lines():
                if paper.row.possible:
                    self._remember(line, paper)
            self.ticked.emit()

    def _follow(self, head: _Line) -> None:
        """Let the box of a kind say how many of its documents are ticked."""
        if not head.childCount():
            return
        states = {head.child(at).checkState(0) for at in range(head.childCount())}
        (state,) = states if len(states) == 1 else (Qt.CheckState.PartiallyChecked,)
        head.setCheckState(0, state)

    def _dress(self) -> None:
        self.blockSignals(True)
        for head in self._heads():
            for line in (head, *(head.child(one) for one in range(head.childCount()))):
                if isinstance(line, _Line):
                    line.dress()
        self.blockSignals(False)

    def _opened(self) -> set[str]:
        heads = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        return {head.kind.kind for head in heads if isinstance(head, _Line) and head.isExpanded()}

    def _current_id(self) -> tuple[str, str]:
        line = self.currentItem()
        if not isinstance(line, _Line):
            return ("", "")
        return line.kind.kind, "" if line.paper is None else line.paper.id

    def _choose(self, wanted: tuple[str, str]) -> None:
        """Choose a line again, that of its kind where it is gone, else the first."""
        heads = self._heads()
        best: QTreeWidgetItem | None = heads[0] if heads else None
        for head in heads:
            if head.kind.kind == wanted[0]:
                best = head
                for at in range(head.childCount()):
                    line = head.child(at)
                    if isinstance(line, _Line) and line.paper and line.paper.id == wanted[1]:
                        best = line
        if best is not None:
            self.setCurrentItem(best)
        self._tell()

    def _tell(self) -> None:
        line = self.currentItem()
        if isinstance(line, _Line):
            self.chosen.emit(line.kind, line.paper)
