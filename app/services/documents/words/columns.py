"""The columns of a table that the settings of a kind choose, order and name."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from app.services.documents.settings import SettingSpec
from app.services.documents.text.vocabulary import Choosable, ChosenColumn
from app.services.documents.text.whole.kind_text import column_titles, damaged, program_tree

T = TypeVar("T")
_GROUP = "columns"


class ColumnChoice:
    """The settings `columns` and `header_<column>` of a kind, and what they choose.

    Attributes:
        rows: name of the set whose table it is.
        titles: what the text of the program calls the columns, by their names in the settings.
    """

    def __init__(self, kind: str, rows: str, names: Mapping[str, str], default: str) -> None:
        """Look up the columns in the text of the kind.

        Args:
            kind: name of the kind.
            rows: name of the set whose table it is.
            names: the names of columns in the text by those in the settings.
            default: the columns that are printed when nothing is chosen, with commas.

        Raises:
            ProgramFileError: the text is missing or damaged, or lacks one of the columns.
        """
        known = column_titles(program_tree(kind), rows)
        lacking = [key for key in names.values() if key not in known]
        if lacking:
            raise damaged(kind, f"нет графы «{lacking[0]}»")
        self.rows, self._names, self._default = rows, names, default
        self.titles = {name: known[key] for name, key in names.items()}

    def specs(self, title: str) -> tuple[SettingSpec, ...]:
        """The settings: which columns in which order, under a title, and each one's header."""
        choice = SettingSpec(
            name="columns",
            title=title,
            kind="list",
            choices=tuple((words, name) for name, words in self.titles.items()),
            default=self._default,
            group=_GROUP,
        )
        headers = (
            SettingSpec(
                name=f"header_{name}",
                title=f"Заголовок графы «{words}»",
                default=words,
                group=_GROUP,
            )
            for name, words in self.titles.items()
        )
        return choice, *headers

    def of(self, settings: Callable[[T], Mapping[str, str]]) -> Choosable[T]:
        """The columns for the words of a kind, which knows its checked settings from its facts."""
        return Choosable(tuple(self._names.values()), lambda facts: self.chosen(settings(facts)))

    def chosen(self, settings: Mapping[str, str]) -> Sequence[ChosenColumn]:
        """The columns that checked settings choose, in their order.

        Where a setting says what the text of the program says, the title of the text that is filled
        stands: the department may have changed it there.
        """
        names = settings["columns"].split(",")
        typed = {name: settings[f"header_{name}"] for name in names}
        return [
            ChosenColumn(self._names[name], "" if typed[name] == self.titles[name] else typed[name])
            for name in names
        ]
