"""What the settings that kinds share say in a text: the version, the sheet, the columns."""

from collections.abc import Mapping, Sequence

from app.services.documents.file_names import version_part
from app.services.documents.model.blocks import Orientation
from app.services.documents.settings import PUBLIC
from app.services.documents.text import head
from app.services.documents.text.vocabulary import ChosenColumn, Vocabulary

SETTINGS = Vocabulary[Mapping[str, str]]()
SETTINGS.flag(head.IS_PUBLIC, lambda settings: settings["version"] == PUBLIC)
SETTINGS.flag(head.LIES, lambda settings: settings["orientation"] == Orientation.LANDSCAPE)
SETTINGS.fact("редакция для имени файла", version_part)


def chosen_columns(
    settings: Mapping[str, str], names: Mapping[str, str], titles: Mapping[str, str]
) -> Sequence[ChosenColumn]:
    """The columns that the settings choose, in their order, with the titles typed there.

    Args:
        settings: with `columns` and a `header_<column>` for each.
        names: the names of columns in the text by those in the settings.
        titles: the titles in the text by the names in the settings; where the setting says the
            same, the title of the text stands, whatever it is by then.
    """
    chosen = settings["columns"].split(",")
    typed = {name: settings[f"header_{name}"] for name in chosen}
    return [
        ChosenColumn(names[name], "" if typed[name] == titles[name] else typed[name])
        for name in chosen
    ]
