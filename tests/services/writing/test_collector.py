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
