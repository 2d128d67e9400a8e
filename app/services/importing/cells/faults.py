"""What can be wrong with a file as a whole, before anybody words it for the user."""


class DamagedFileError(Exception):
    """It does not hold what its kind must hold."""


class ProtectedFileError(Exception):
    """It is behind a password."""


class TooManyCellsError(Exception):
    """Its table, with the empty cells inside, is larger than any table of results."""


class NoWorkbookError(Exception):
    """A sound file of another kind.

    Attributes:
        what: what it is, Russian: «документ Word»; empty when it is not known.
        hint: what to do; empty for the usual words.
    """

    def __init__(self, what: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


class QuoteError(Exception):
    """A quotation mark of a CSV file is not closed.

    Attributes:
        line: the line of the file where it stands, from 1.
    """

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


KNOWN_FAULTS = (
    DamagedFileError,
    ProtectedFileError,
    TooManyCellsError,
    NoWorkbookError,
    QuoteError,
)
