"""Which names a packed workspace may hold: a file of it must never land outside its folder."""

from app.services.storage.files.files import is_file_name
from app.services.storage.workspace import DATABASE_NAME

MANIFEST = "opora.json"
ATTACHMENTS, DOCUMENTS = "attachments", "documents"
# Files that programs leave beside a document while it is open, and our own unfinished ones.
PASSING = ("~$", ".opora-", ".~lock.")


def is_packed_name(name: str) -> bool:
    """Whether this is the database, or a file below attachments or documents.

    Every part has to be a name that Windows accepts; so none is `..` or a drive.
    """
    if name == DATABASE_NAME:
        return True
    kind, *parts = name.split("/")
    return kind in (ATTACHMENTS, DOCUMENTS) and bool(parts) and all(map(is_file_name, parts))


def name_in_words(name: str) -> str:
    """What a file of a package is, for the user: attachments lie under names of digits."""
    if name.startswith(f"{ATTACHMENTS}/"):
        return "приложенные файлы"
    return "база данных" if name == DATABASE_NAME else name.rpartition("/")[2]
