"""Which names a packed workspace may hold: a file of it must never land outside its folder."""

import re

from app.services.storage.workspace import DATABASE_NAME

MANIFEST = "opora.json"
ATTACHMENTS, DOCUMENTS = "attachments", "documents"
_UNFIT = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def is_packed_name(name: str) -> bool:
    """Whether this is the database, or a file below attachments or documents.

    Every part has to be a name that Windows accepts; so none is `..` or a drive.
    """
    if name == DATABASE_NAME:
        return True
    kind, *parts = name.split("/")
    return kind in (ATTACHMENTS, DOCUMENTS) and bool(parts) and all(map(_is_file_name, parts))


def _is_file_name(part: str) -> bool:
    return (
        part.strip(" .") != ""
        and part[-1] not in " ."
        and not _UNFIT.search(part)
        and not _RESERVED.match(part)
    )
