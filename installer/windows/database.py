"""Tables of an MSI file, read and written with msitools.

wixl 0.101 loses every text that is not ASCII, because it never sets the codepage of the database.
So it is given tokens instead, and the text is put in afterwards, table by table.
"""

import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from installer.running import run

CODEPAGE, LANGUAGE = 1251, 1049
Value = str | int


class Texts:
    """Texts that wait for their place, by the tokens that hold it."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def hide(self, source: str, variables: Mapping[str, str]) -> str:
        """The XML of a .wxs file with variables filled in and tokens for what is not ASCII."""
        for name, value in variables.items():
            source = source.replace(f"$(var.{name})", value)
        root = ET.fromstring(source)
        for element in root.iter():
            for name, value in element.attrib.items():
                if not value.isascii():
                    token = f"T{len(self._texts):04d}Q"
                    self._texts[token] = value
                    element.set(name, token)
        ET.register_namespace("", "http://schemas.microsoft.com/wix/2006/wi")
        return ET.tostring(root, encoding="unicode")

    def show(self, table: str) -> str:
        """A table's text with the tokens replaced."""
        for token, text in self._texts.items():
            table = table.replace(token, text)
        return table


class Database:
    """An MSI file that is being finished."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()

    def set_codepage(self) -> None:
        """Make the texts of all tables Windows-1251."""
        self._import(f"\r\n\r\n{CODEPAGE}\t_ForceCodepage\r\n")

    def fill_in(self, texts: Texts) -> None:
        """Put the hidden texts back into every table that holds a token."""
        for name in run(["msiinfo", "tables", self._path]).decode().split():
            if name.startswith("_"):
                continue
            table = self._export(name)
            shown = texts.show(table)
            if shown != table:
                self._import(shown)

    def add_table(
        self, name: str, columns: Mapping[str, str], keys: int, rows: Iterable[Sequence[Value]]
    ) -> None:
        """Add a table.

        Args:
            name: its name.
            columns: types by the names of the columns, such as `s72`.
            keys: how many of the first columns are the key.
            rows: values; an empty string is null.
        """
        head = ["\t".join(columns), "\t".join(columns.values())]
        head.append("\t".join([name, *list(columns)[:keys]]))
        lines = head + ["\t".join(str(value) for value in row) for row in rows]
        self._import("\r\n".join(lines) + "\r\n")

    def insert(self, table: str, row: Mapping[str, Value]) -> None:
        """Add a row of ASCII text to a table that is there."""
        names = ", ".join(f"`{name}`" for name in row)
        values = ", ".join(f"'{v}'" if isinstance(v, str) else str(v) for v in row.values())
        run(["msibuild", self._path, "-q", f"INSERT INTO `{table}` ({names}) VALUES ({values})"])

    def column(self, table: str, name: str, other: str) -> dict[str, str]:
        """Values of one column by the values of another."""
        rows = self._export(table).split("\r\n")
        names = rows[0].split("\t")
        first, second = names.index(name), names.index(other)
        cells = [row.split("\t") for row in rows[3:] if row]
        return {row[first]: row[second] for row in cells}

    def set_stream(self, name: str, path: Path) -> None:
        """Put a file into the database in the place of the stream of this name."""
        run(["msibuild", self._path, "-a", name, path])

    def describe(self, subject: str, author: str, package_code: str) -> None:
        """The summary information: 64-bit, Russian, and the code of this very file."""
        words = [subject, author, f"x64;{LANGUAGE}", f"{{{package_code}}}"]
        run(["msibuild", self._path, "-s", *words])

    def _export(self, name: str) -> str:
        """A table as .idt; streams beside it, such as icons, msiinfo leaves where it runs."""
        with tempfile.TemporaryDirectory() as folder:
            command = ["msiinfo", "export", self._path, name]
            return run(command, cwd=Path(folder)).rstrip(b"\0").decode()

    def _import(self, table: str) -> None:
        """Import a table written as .idt; libmsi reads UTF-8 and stores the codepage."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "table.idt"
            path.write_text(table, encoding="utf-8", newline="")
            run(["msibuild", self._path, "-i", path])
