"""The pause of the cyclic collector."""

import gc

import pytest

from app.services.writing.collector import paused_collector


def test_it_pauses_and_comes_back_even_after_an_error() -> None:
    seen: list[bool] = []

    def fail() -> None:
        with paused_collector():
            seen.append(gc.isenabled())
            raise ValueError("ошибка")

    assert gc.isenabled()
    with pytest.raises(ValueError, match="ошибка"):
        fail()
    assert seen == [False]
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_first_that_ends_does_not_end_the_pause_of_another() -> None:
    """A job in the worker and the window pause at the same time."""
    job, window = paused_collector(), paused_collector()
    with job:
        window.__enter__()
    try:
        assert not gc.isenabled()
    finally:
        window.__exit__(None, None, None)
    assert gc.isenabled()
