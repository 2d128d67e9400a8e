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
        is_word: whether it is a document of Word.
    """

    def __init__(self, *, is_word: bool = False) -> None:
        super().__init__()
        self.is_word = is_word
