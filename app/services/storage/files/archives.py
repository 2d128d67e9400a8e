"""Reading of zip archives that tells what lies in them from what the disk refuses.

`zipfile` follows the places that an archive names without looking whether there are such, and the
system answers as if the disk were gone; a disk that really is gone while the end of an archive is
read, `zipfile` takes for a damaged archive. A Windows without its stick says EINVAL in both cases.
"""

import io
import struct
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others have errors of their own


@contextmanager
def opened_archive(path: Path) -> Generator[zipfile.ZipFile]:
    """An archive to be read.

    Within it an `OSError` with a number is always of the system: the file cannot be read now. What
    is wrong with the archive itself ends with `BadZipFile` or an error of unpacking.

    Raises:
        OSError: the file cannot be read now, or it is not there.
        BadZipFile: it is no archive, leads outside of itself, or is packed in another way.
    """
    with _WatchedFile(path) as file:
        try:
            with io.BufferedReader(file) as stream, zipfile.ZipFile(stream) as archive:
                if any(part.compress_type not in _METHODS for part in archive.infolist()):
                    raise zipfile.BadZipFile(path.name)
                yield archive
        except Exception as error:
            if file.refusal is not None:
                raise file.refusal from error
            if isinstance(error, (struct.error, OverflowError)):
                raise zipfile.BadZipFile(path.name) from error
            raise


class _WatchedFile(io.FileIO):
    """A file that remembers what the system refused, and is not asked for places it has not.

    Attributes:
        refusal: the last error of the system; None as long as it gave what was asked for.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.refusal: OSError | None = None
        self._size = super().seek(0, io.SEEK_END)
        super().seek(0)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """As of any file; outside of it there is no place."""
        try:
            starts = {io.SEEK_SET: 0, io.SEEK_CUR: self.tell(), io.SEEK_END: self._size}
            if not 0 <= starts[whence] + offset <= self._size:
                raise zipfile.BadZipFile(str(self.name))
            return super().seek(offset, whence)
        except OSError as error:
            self.refusal = error
            raise

    def readinto(self, buffer: bytearray | memoryview, /) -> int | None:  # type: ignore[override]
        """As of any file."""
        try:
            return super().readinto(buffer)
        except OSError as error:
            self.refusal = error
            raise

    def readall(self) -> bytes:
        """As of any file."""
        try:
            return super().readall()
        except OSError as error:
            self.refusal = error
            raise
