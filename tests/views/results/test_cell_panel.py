"""The panel of a cell: all changes of it, the newest first."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.results import ResultDraft, SchoolCell
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.look.theme import Theme
from app.views.results.cell.facts import CellFacts
from app.views.results.cell.panel import CellPanel
from tests.views.conftest import shown_alone


def test_every_change_of_a_cell_can_be_reached(
    qtbot: QtBot, look: Theme, workspace: Workspace
) -> None:
    school, _changes = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    procedure = results.list_procedures(workspace)[0]
    for failed in range(1, 53):
        draft = ResultDraft(
            school_id=school,
            procedure_id=procedure.id,
            year=2019,
            participants=100,
            failed=failed,
        )
        results.save_result(workspace, draft)
    history = results.cell_history(workspace, school, procedure.id, 2019)
    assert len(history) == 52
    panel = shown_alone(CellPanel(lambda _facts, _text: None, lambda _facts: None), qtbot)
    facts = CellFacts(
        school=SchoolCell(id=school, name="СОШ № 5", login=None, kind="", active=True),
        procedure=procedure,
        year=2019,
        cell=None,
        threshold="30 %",
        others=(),
        history=history,
    )
    panel.show_cell(facts)

    def told() -> list[str]:
        texts = [one.text() for one in panel.findChildren(QLabel)]
        return [text.replace("\u00a0", " ") for text in texts if " → " in text]

    def link() -> QPushButton | None:
        QApplication.processEvents()
        links = [one for one in panel.findChildren(QPushButton) if one.isVisible()]
        return next((one for one in links if one.text().startswith("Более ранние")), None)

    def newest_seen() -> str:
        focus = panel.focusWidget()
        assert isinstance(focus, QLabel)
        return focus.text().replace("\u00a0", " ")

    panel.activateWindow()
    assert len(told()) == 20
    for left, shown in (("32", 40), ("12", 52)):
        more = link()
        assert more is not None
        assert more.text() == f"Более ранние: {left}"
        more.setFocus()
        QTest.keyClick(more, Qt.Key.Key_Space)
        assert len(told()) == shown
        assert newest_seen() == history[52 - int(left)].text.replace("\u00a0", " ")
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        after = panel.focusWidget()
        assert isinstance(after, QPushButton)
        assert after.text() == (f"Более ранние: {52 - shown}" if shown < 52 else "Карточка школы")
    assert link() is None
    assert told() == [f"{one.old} → {one.new}".replace("\u00a0", " ") for one in history]
