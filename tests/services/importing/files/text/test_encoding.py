"""Bytes as text, in every encoding that tables come in."""

import pytest

from app.services.importing.files.text.encoding import decoded

TEXT = "Год;Класс;Школа\r\n2025;5;МБОУ «СОШ № 1»\r\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("cp1251", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_encodings(encoding: str, mark: bytes) -> None:
    assert decoded(mark + TEXT.encode(encoding)) == TEXT


def test_what_is_no_text() -> None:
    for content in (
        b"\x00\x01\x02",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xfe\x00\xd8",
        bytes(range(256)) * 4,
        b"\x01\x02\x03\x04",
    ):
        assert decoded(content) is None


def test_one_control_character_is_a_mishap() -> None:
    text = TEXT * 5 + "конец\x0b\x1a"
    assert decoded(text.encode()) == text
