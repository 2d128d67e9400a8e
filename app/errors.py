"""The two families of trouble: known problems, told calmly, and everything else, which is a bug.

A `UserError` or `EnvironmentProblem` carries a whole Russian sentence for the user. Any other
exception that reaches the window or the command line goes to the crash path with a log.
"""


class KnownProblem(Exception):  # noqa: N818 - a family, not an error of its own
    """A trouble with a calm message; nothing was changed.

    Attributes:
        message: what is wrong, one Russian sentence.
        hint: what the user can do about it, or an empty string.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """The message and, on the same line, the hint."""
        return f"{self.message} {self.hint}".strip()


class UserError(KnownProblem):
    """The input or the request is wrong (command line: exit code 2)."""


class LaterChangesError(UserError):
    """An action cannot be taken back whole: later ones changed its rows or refer to them."""


class EnvironmentProblem(KnownProblem):
    """The computer's fault: disk full, file open elsewhere, damaged database (exit code 1)."""


class ReadOnlyWorkspaceError(EnvironmentProblem):
    """A change was asked for in a workspace that is open read-only."""


class CancelledByUserError(KnownProblem):
    """The user stopped a long operation; nothing was changed."""
