"""What a table model offers to be filtered by its headers."""

from collections.abc import Callable
from typing import Protocol

from app.services.sheets.filtering import ColumnFilter


class Filterable(Protocol):
    """A model whose columns can be filtered; a number counts its columns from 0."""

    def column_filter(self, number: int) -> ColumnFilter:
        """The filter of a column."""
        ...

    def filter_column(self, number: int, wanted: ColumnFilter) -> None:
        """Show only the rows whose cell in this column the filter accepts."""
        ...

    def clear_filters(self) -> None:
        """Show every row again."""
        ...

    def column_name(self, number: int) -> tuple[str, str]:
        """The title of a column, and what it says in full or nothing."""
        ...

    def when_texts_known(self, number: int, then: Callable[[], object]) -> None:
        """Call `then` when `column_texts` can answer: now, or after reading a long list."""
        ...

    def column_texts(self, number: int) -> list[str]:
        """The different texts of a column, sorted as it is; an empty one for empty cells.

        None at all when they are too many to choose from.
        """
        ...

    def column_has_numbers(self, number: int) -> bool:
        """Whether bounds can be asked for."""
        ...

    def column_has_days(self, number: int) -> bool:
        """Whether the bounds of a column are days."""
        ...

    def filter_words(self, *, long: bool = False) -> str:
        """How many rows are shown, `long` by what; empty when nothing is filtered."""
        ...
