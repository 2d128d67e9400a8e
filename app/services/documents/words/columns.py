"""The columns of a table that the settings of a kind choose, order and name."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.settings import SettingSpec
from app.services.documents.shared_settings import AS_TYPED
from app.services.documents.text.vocabulary import Choosable, ChosenColumn
from app.services.documents.text.whole.kind_text import column_titles, damaged

_COLUMNS, _HEADER = "columns", "header_"


class ColumnChoice(NamedTuple):
    """The settings `columns` and `header_<column>` of the kinds that print a table of a set.

    Attributes:
        rows: name of the set.
        title: what the settings call the choice.
        names: the names of columns in a text by those in the settings.
        usual: the columns that are printed when nothing is chosen, with commas.
        typed: the columns that the printed thing was typed with, each with its title, or None; they
            are printed, where there are any, as long as that is wanted.
    """

    rows: str
    title: str
    names: Mapping[str, str]
    usual: str
    typed: Callable[[DocumentFacts], Sequence[ChosenColumn]] | None = None

    def titles(self, kind: str) -> dict[str, str]:
        """What the text of the program calls the columns, by their names in the settings.

        Raises:
            ProgramFileError: the text is missing or damaged, or lacks one of the columns.
        """
        known = column_titles(kind, self.rows)
        lacking = [key for key in self.names.values() if key not in known]
        if lacking:
            raise damaged(kind, f"нет графы «{lacking[0]}»")
        return {name: known[key] for name, key in self.names.items()}

    def specs(self, kind: str) -> tuple[SettingSpec, ...]:
        """The settings of a kind: which columns in which order, and each one's header.

        Raises:
            ProgramFileError: as `titles`.
        """
        titles = self.titles(kind)
        choice = SettingSpec(
            name=_COLUMNS,
            title=self.title,
            kind="list",
            choices=tuple((words, name) for name, words in titles.items()),
            default=self.usual,
            group=_COLUMNS,
        )
        headers = (
            SettingSpec(
                name=f"{_HEADER}{name}",
                title=f"Заголовок графы «{words}»",
                default=words,
                group=_COLUMNS,
            )
            for name, words in titles.items()
        )
        return (choice, *headers) if self.typed is None else (AS_TYPED, choice, *headers)

    def choosable(self) -> Choosable[DocumentFacts]:
        """The columns as the words of texts name them."""
        return Choosable(tuple(self.names.values()), self._of_document)

    def _of_document(self, facts: DocumentFacts) -> Sequence[ChosenColumn]:
        typed = self.typed(facts) if self.typed is not None and facts.wants(AS_TYPED) else ()
        return typed or self.chosen(facts.kind, facts.settings)

    def shown(self, settings: Mapping[str, str]) -> Collection[str]:
        """The columns that are printed, in their order; all where nothing chooses."""
        names = settings.get(_COLUMNS, ",".join(self.names)).split(",")
        return names if self.names.keys() >= set(names) else tuple(self.names)

    def chosen(self, kind: str, settings: Mapping[str, str]) -> Sequence[ChosenColumn]:
        """The columns that checked settings choose, in their order.

        Where a setting says what the text of the program says, the title of the text that is filled
        stands: the department may have changed it there.
        """
        ours = column_titles(kind, self.rows)
        typed = {
            name: settings.get(f"{_HEADER}{name}", "") if ours else ""
            for name in self.shown(settings)
        }
        return [
            ChosenColumn(self.names[name], "" if title == ours.get(self.names[name]) else title)
            for name, title in typed.items()
        ]
