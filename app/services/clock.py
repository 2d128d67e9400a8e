"""Today and now, as an object that tests replace."""

from datetime import UTC, date, datetime
from typing import NamedTuple


class Clock(NamedTuple):
    """The computer's clock, or a fixed moment for tests and screenshots.

    Attributes:
        fixed: an aware moment that stands still, or None for the real time.
    """

    fixed: datetime | None = None

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return self.fixed or datetime.now(UTC)

    def today(self) -> date:
        """The local date."""
        return self.now().astimezone().date()


def current_user() -> str:
    """Name of the operating system's user, for the change log; empty when it is not known."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
