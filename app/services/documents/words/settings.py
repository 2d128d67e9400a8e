"""What the settings that kinds share say in a text: the version and the sheet."""

from collections.abc import Mapping

from app.services.documents.file_names import version_part
from app.services.documents.model.geometry import Orientation
from app.services.documents.settings import PUBLIC, annex_setting
from app.services.documents.text import head
from app.services.documents.text.vocabulary import Vocabulary

SETTINGS = Vocabulary[Mapping[str, str]]()
SETTINGS.flag(head.IS_PUBLIC, lambda settings: settings["version"] == PUBLIC)
SETTINGS.flag(head.LIES, lambda settings: settings["orientation"] == Orientation.LANDSCAPE)
SETTINGS.flag(head.STANDS, lambda settings: settings["orientation"] == Orientation.PORTRAIT)
SETTINGS.wants = lambda settings, annex: settings.get(annex_setting(annex), "1") == "1"
SETTINGS.fact("редакция для имени файла", version_part)
