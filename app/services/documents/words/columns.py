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

    Where a kind prints another such table before it, their names begin with `prefix`.

    Attributes:
        rows: name of the set.
        title: what the settings call the choice.
        names: the names of columns in a text by those in the settings.
        usual: the columns that are printed when nothing is chosen, with commas.
        typed: the columns that the printed thing was typed with, each with its title, or None; they
            are printed, where there are any, as long as that is wanted.
        prefix: of the settings of a second table.
        of: whose columns they are, genitive, where there are two tables.
    """

    rows: str
    title: str
    names: Mapping[str, str]
    usual: str
    typed: Callable[[DocumentFacts], Sequence[ChosenColumn]] | None = None
    prefix: str = ""
    of: str = ""

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

    def specs(self, kind: str, *, is_second: bool = False) -> tuple[SettingSpec, ...]:
        """The settings of a kind: which columns in which order, and each one's header.

        Args:
            kind: name of the kind.
            is_second: whether another table has the usual names already.

        Raises:
            ProgramFileError: as `titles`.
        """
        titles = self.titles(kind)
        prefix, of = (self.prefix, f" {self.of}") if is_second else ("", "")
        choice = SettingSpec(
            name=f"{prefix}{_COLUMNS}",
            title=self.title,
            kind="list",
            choices=tuple((words, name) for name, words in titles.items()),
            default=self.usual,
            group=_COLUMNS,
        )
        headers = (
            SettingSpec(
                name=f"{prefix}{_HEADER}{name}",
                title=f"Заголовок графы{of} «{words}»",
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
        name = f"{self._prefix(settings)}{_COLUMNS}"
        names = settings.get(name, ",".join(self.names)).split(",")
        return names if self.names.keys() >= set(names) else tuple(self.names)

    def _prefix(self, settings: Mapping[str, str]) -> str:
        return self.prefix if f"{self.prefix}{_COLUMNS}" in settings else ""

    def chosen(self, kind: str, settings: Mapping[str, str]) -> Sequence[ChosenColumn]:
        """The columns that checked settings choose, in their order.

        Where a setting says what the text of the program says, the title of the text that is filled
        stands: the department may have changed it there.
        """
        ours = column_titles(kind, self.rows)
        prefix = self._prefix(settings)
        typed = {
            name: settings.get(f"{prefix}{_HEADER}{name}", "") if ours else ""
            for name in self.shown(settings)
        }
        return [
            ChosenColumn(self.names[name], "" if title == ours.get(self.names[name]) else title)
            for name, title in typed.items()
        ]
