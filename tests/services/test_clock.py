"""Today and now."""

import getpass
from datetime import UTC, datetime

import pytest

from app.services import clock
from app.services.clock import Clock, current_user


def test_a_fixed_clock_stands_still() -> None:
    moment = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert Clock(moment).now() == moment
    assert Clock(moment).today() == moment.astimezone().date()


def test_the_real_clock_is_aware_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "datetime", datetime)  # in all other tests it stands still
    first = Clock().now()
    assert first.tzinfo is UTC
    assert Clock().now() >= first


def test_a_nameless_user_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("uid")

    assert current_user()
    monkeypatch.setattr(getpass, "getuser", unknown)
    assert current_user() == ""
