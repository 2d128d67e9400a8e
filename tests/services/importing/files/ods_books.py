"""OpenDocument spreadsheets written element by element."""

import zipfile
from pathlib import Path

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def write_ods(path: Path, *tables: str, styles: str = "") -> Path:
    """A spreadsheet of these `<table:table>` elements."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} {_CALC}>'
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    return path


def table(*rows: str, name: str = "Лист1", attributes: str = "") -> str:
    """A sheet."""
    return f'<table:table table:name="{name}" {attributes}>{"".join(rows)}</table:table>'


def row(*cells: str, attributes: str = "") -> str:
    """A row."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(shown: str = "", kind: str = "string", value: str = "", more: str = "") -> str:
    """A cell of a type with its value and the text that it shows."""
    names = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}
    typed = f'office:{names.get(kind, "value")}="{value}"' if value else ""
    lines = "".join(f"<text:p>{line}</text:p>" for line in shown.split("\n")) if shown else ""
    return f'<table:table-cell office:value-type="{kind}" {typed} {more}>{lines}</table:table-cell>'


EMPTY = "<table:table-cell/>"
