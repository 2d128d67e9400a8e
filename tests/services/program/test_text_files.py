"""Texts of documents as files: in any encoding, with any line ends, refused in words."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.services.program.text_files import read_text, write_text


def test_a_text_comes_back_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "текст.txt"
    write_text(file, "1. Слова\n\n2. Ещё\n")
    assert file.read_bytes().count(b"\r") == 0
    assert read_text(file) == "1. Слова\n\n2. Ещё\n"
    for content in ("1. Слова\r\n".encode("cp1251"), "\ufeff1. Слова\r".encode()):
        file.write_bytes(content)
        assert read_text(file) == "1. Слова\n"


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "б.txt").write_bytes(bytes(range(256)) * 8)
    for file, words in (
        (tmp_path, "папка"),
        (tmp_path / "а.txt", "нет"),
        (tmp_path / "б.txt", "не"),
    ):
        with pytest.raises(UserError, match=words):
            read_text(file)
