"""Texts of documents as files: for a colleague, or for another editor of texts."""

from pathlib import Path

from app.errors import UserError
from app.services.importing.files.text.encoding import decoded
from app.services.storage.files.files import described_io, write_atomic


def read_text(file: Path) -> str:
    """A file of text, in whatever encoding an editor stored it, with the line ends of ours.

    Raises:
        UserError: it is not there or no text.
        EnvironmentProblem: it cannot be read.
    """
    if file.is_dir():
        raise UserError(f"«{file}» – папка, а нужен файл с текстом.", "Укажите сам файл.")
    if not file.is_file():
        raise UserError(f"Файла «{file}» нет.", "Проверьте путь.")
    with described_io(file):
        content = file.read_bytes()
    text = decoded(content)
    if text is None:
        raise UserError(f"«{file.name}» – не текстовый файл.", "Сохраните его как текст (TXT).")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def write_text(file: Path, text: str) -> None:
    """Put a text into a file.

    Raises:
        EnvironmentProblem: the folder or the disk refuses; an older file is untouched.
    """

    def write(path: Path) -> None:
        path.write_text(text, "utf-8", newline="\n")

    write_atomic(file, write)
