"""What Qt says of its own is Russian, too."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDir, QFileInfo, QSettings, QTranslator
from PySide6.QtWidgets import QFileIconProvider

from app.paths import resource
from app.views.look.window_state import WindowState
from app.views.shell.start.application import make_application


@pytest.fixture
def translated(look, qapp, tmp_path):
    """The application as it starts; its translators go with the test."""
    before = set(qapp.findChildren(QTranslator))
    make_application(WindowState(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)))
    yield qapp
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_the_file_dialog_of_qt_names_what_it_shows_in_russian(translated, tmp_path):
    (tmp_path / "приказ.txt").write_text("а", encoding="utf-8")
    (tmp_path / "ссылка").symlink_to(tmp_path / "нет такого")
    shown = [QDir.rootPath(), str(tmp_path), *map(str, tmp_path.iterdir())]
    types = {Path(one).name: QFileIconProvider().type(QFileInfo(one)) for one in shown}
    assert [name for name, words in types.items() if not re.search("[а-я]", words)] == []
    assert types[tmp_path.name] in {"Папка", "Папка с файлами"}


def test_the_words_are_those_that_were_written(tmp_path):
    source = resource("translations", "opora_ru.ts")
    made = tmp_path / "opora_ru.qm"
    tool = Path(sys.executable).with_name(f"pyside6-lrelease{'.exe' * (os.name == 'nt')}")
    subprocess.run([tool, str(source), "-qm", str(made)], check=True, capture_output=True)
    assert made.read_bytes() == resource("translations", "opora_ru.qm").read_bytes()


def test_only_what_qt_lacks_is_written(translated):
    """When a later Qt says it itself, it goes here."""
    text = resource("translations", "opora_ru.ts").read_text(encoding="utf-8")
    (context,) = re.findall("<name>(.*)</name>", text)
    sources = re.findall("<source>(.*)</source>\\s*(?:<comment>(.*)</comment>)?", text)
    (qt, own) = translated.findChildren(QTranslator)[-2:]
    assert sources
    assert [source for source, note in sources if qt.translate(context, source, note)] == []
    assert [source for source, note in sources if not own.translate(context, source, note)] == []
    assert QCoreApplication.translate("QFileDialog", "File &name:") == "&Имя файла:"
