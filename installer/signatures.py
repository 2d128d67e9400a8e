"""The modules of Python that lie inside the library of shiboken6, as files beside it.

The library holds them as sources, and each start of a window would unpack and compile them anew:
14 ms of 215 to the first screen. Where there is a folder `files.dir` beside it, shiboken6 imports
them from there; its switch `SBK_EMBED=0` makes the same folder.
"""

import base64
import io
import re
import zipfile
from pathlib import Path, PurePosixPath

from installer.running import BuildError

FOLDER = "files.dir"
_PACKAGE = "shibokensupport"
_LIBRARY = "*shiboken6.abi3.*"  # with the version of PySide behind it, where there are versions
# An archive in base64, line by line, fifty lines a string of C.
_ARCHIVE = re.compile(rb"(?=UEsDB)(?:[A-Za-z0-9+/]{76}[\n\0]+)+[A-Za-z0-9+/]*=*")


def lay_out_signatures(libraries: Path) -> None:
    """Put the modules beside the library of an unpacked shiboken6; they are sources yet.

    Raises:
        BuildError: the library holds them in another way than this reads.
    """
    folder = libraries / "shiboken6"
    modules = _modules_in(next(folder.glob(_LIBRARY)).read_bytes())
    if not any(name.stem == "loader" for name in modules):
        msg = "shiboken6 does not hold its modules any more as installer/signatures.py reads them"
        raise BuildError(msg)
    for name, source in modules.items():
        path = folder / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source)


def _modules_in(library: bytes) -> dict[PurePosixPath, bytes]:
    """The modules of the package by their paths, without a tool of its authors."""
    found = _ARCHIVE.search(library)
    if found is None:
        return {}
    text = found[0].translate(None, b"\n\0")
    whole = text[: len(text) // 4 * 4]  # behind a full last line a word of the library may follow
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(whole))) as archive:
        paths = [PurePosixPath(name) for name in archive.namelist()]
        return {
            path: archive.read(path.as_posix())
            for path in paths
            if path.parts[0] == _PACKAGE and path.suffix == ".py" and path.stem.isidentifier()
        }
