"""The log of the program."""

import faulthandler
import logging

import pytest

from app import __version__, logsetup


@pytest.fixture(autouse=True)
def stopped():
    yield
    logsetup.stop_log()


def test_the_log_begins_with_the_version_and_takes_records(tmp_path):
    logsetup.start_log(tmp_path / "logs")
    logging.getLogger("app.test").info("сделано")
    logsetup.stop_log()
    text = (tmp_path / "logs" / logsetup.LOG_NAME).read_text(encoding="utf-8")
    assert f"Опора {__version__}" in text
    assert "INFO app.test: сделано" in text


def test_a_large_log_is_put_aside(tmp_path):
    (tmp_path / logsetup.LOG_NAME).write_text("x" * 1_000_001, encoding="utf-8")
    logsetup.start_log(tmp_path)
    assert (tmp_path / "opora.1.log").stat().st_size == 1_000_001
    assert (tmp_path / logsetup.LOG_NAME).stat().st_size < 1000


def test_starting_again_moves_the_log(tmp_path):
    logsetup.start_log(tmp_path / "a")
    logsetup.start_log(tmp_path / "b")
    handlers = [h for h in logging.getLogger().handlers if h.get_name() == "opora"]
    assert len(handlers) == 1
    assert faulthandler.is_enabled()


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path):
    occupied = tmp_path / "logs"
    occupied.write_text("", encoding="utf-8")
    logsetup.start_log(occupied)
    assert not [h for h in logging.getLogger().handlers if h.get_name() == "opora"]
