"""«Освободить место»: told by kinds, ticked one by one, removed after a question."""

import pytest
from PySide6.QtCore import Qt

from app.services.progress import run_steps
from app.services.storage.backup import make_backup
from app.views.settings.sections.space import SpaceSection
from tests.naming import name_in_copy
from tests.views.conftest import finish, said


@pytest.fixture
def section(context, show_section, qtbot):
    for number in (1, 2):
        file = context.workspace.logs / f"crash-20261120-08000{number}-000001.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x" * 2000)
    section = show_section(SpaceSection(context))
    finish(context, qtbot)
    return section


def test_each_kind_tells_what_it_is_and_how_much(section):
    card = section.cards["crash-reports"]
    assert card.words.text() == "Можно удалить: 2\u00a0файла, 4\u00a0КБ."
    assert card.button.isEnabled()
    assert not section.cards["backups"].button.isEnabled()
    assert section.cards["backups"].words.text() == "Ничего нет."
    assert section.free.text().startswith("Свободно на диске:")


def test_only_what_is_ticked_goes_and_only_after_yes(section, context, qtbot, monkeypatch):
    qtbot.mouseClick(section.cards["crash-reports"].button, Qt.MouseButton.LeftButton)
    dialog = section.dialog
    assert dialog.ticks.chosen() == [], "nothing is ticked by itself"
    dialog.save_button.click()
    assert dialog.isVisible(), "nothing was ticked"
    box = list(dialog.ticks.boxes)[1]
    box.click()
    questions = []

    def answer(yes):
        def ask(question, *_details, **_words):
            questions.append(question)
            return yes

        monkeypatch.setattr(context.messages, "ask", ask)

    answer(False)
    dialog.save_button.click()
    assert dialog.isVisible()
    left = sorted(context.workspace.logs.glob("crash-*"))
    assert len(left) == 2
    answer(True)
    dialog.save_button.click()
    finish(context, qtbot)
    assert questions == ["Удалить навсегда: 1\u00a0файл, 2\u00a0КБ?"] * 2
    assert len(list(context.workspace.logs.glob("crash-*"))) == 1
    finish(context, qtbot)
    assert section.cards["crash-reports"].words.text().startswith("Можно удалить: 1")
    assert said(context).texts[-1].startswith("Освобождено")


def test_what_may_be_needed_is_told_apart_and_before_it_goes(section, context, qtbot):
    made = context.workspace.attachments / "made"
    made.mkdir(parents=True, exist_ok=True)
    (made / f"{'0' * 64}.docx").write_bytes(b"x" * 2000)
    workspace = context.workspace
    copy = run_steps(
        make_backup(workspace.database.path, workspace.backups, workspace.clock, "exit")
    )
    name_in_copy(copy, "0" * 64)
    section.refresh()
    finish(context, qtbot)
    card = section.cards["document-copies"]
    assert card.words.text() == "Могут понадобиться: 1\u00a0файл, 2\u00a0КБ."
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    (box,) = section.dialog.ticks.boxes
    box.click()
    section.dialog.save_button.click()
    finish(context, qtbot)
    assert (
        said(context)
        .questions[-1]
        .endswith("Отмеченное понадобится, если вернётесь к более новой резервной копии.")
    )
    assert not list(made.glob("*.docx"))


def test_what_went_meanwhile_is_said_calmly_and_the_list_is_read_again(section, context, qtbot):
    qtbot.mouseClick(section.cards["crash-reports"].button, Qt.MouseButton.LeftButton)
    for box in section.dialog.ticks.boxes:
        box.click()
    first, second = sorted(context.workspace.logs.glob("crash-*"))
    first.unlink()
    section.dialog.save_button.click()
    finish(context, qtbot)
    finish(context, qtbot)
    assert second.exists()
    assert said(context).texts[-1].startswith("Список успел измениться, ничего не удалено.")
    assert said(context).tones[-1] != "negative"
    assert section.cards["crash-reports"].words.text().startswith("Можно удалить: 1")
