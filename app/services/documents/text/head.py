"""The lines before the text, which say what the document is."""

from app.services.documents.text.tree import Pieces

KIND = "вид"
TITLE = "название"
DESCRIPTION = "описание"
FILE_NAME = "имя файла"
TOPIC = "тема"
AUTHOR = "автор"
IS_ORDER = "приказ"
SHEET = "лист"
HIDDEN = "о скрытом"
HEAD = (KIND, TITLE, DESCRIPTION, FILE_NAME, TOPIC, AUTHOR, IS_ORDER, SHEET, HIDDEN)
YES = "да"
SUBJECT = "о чём"  # in the head: the words of the part that says what the document is about
FROM_SETTINGS, LANDSCAPE, PORTRAIT = "из настроек", "альбомный", "книжный"
IS_PUBLIC, LIES = "для публикации", "альбомный лист"  # flags of the settings
PARTS = ";"  # divides the parts of the name of a file


def said(words: Pieces) -> str:
    """A line without its fields."""
    return "".join(piece for piece in words if isinstance(piece, str))
