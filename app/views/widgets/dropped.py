"""The files of a drag."""

from pathlib import Path

from PySide6.QtGui import QDropEvent


def dropped_files(event: QDropEvent) -> list[Path]:
    """Files of this computer that are dragged or dropped; folders and links are no files."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def dropped_file(event: QDropEvent) -> Path | None:
    """The file, when it is one alone."""
    files = dropped_files(event)
    return files[0] if len(files) == len(event.mimeData().urls()) == 1 else None
