"""Ways to spoil a file: bytes, parts of an archive, cells."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

from tests.fuzz.samples import Sample

Mutation = Callable[[random.Random, bytes], bytes]

_NUMBERS = (
    "NaN",
    "-NaN",
    "INF",
    "1e400",
    "-1e400",
    "1E+308",
    "1e-320",
    "9" * 400,
    "-1",
    "-0",
    "0.5",
    "60",
    "1",
    "2958465",
    "2958466",
    "99999999",
    "1,5",
    "0x10",
    "1_000",
    "",
    "101",
    "1000001",
)
_TEXTS = (
    "x" * 32_767,
    "\u0001\u0002\u001f",
    "_x0000_",
    "\u202eсправа налево",
    "'; DROP TABLE school; --",
    "=1/0",
    '=HYPERLINK("http://example.org")',
    "#ССЫЛКА!",
    "#REF!",
    "NaN",
    "1e400",
    "150 %",
    "0,4 %",
    "25%",
    "٢٥",
    "½",
    "1/2",
    "12 5",
    "31.02.2025",
    "01.01.1900",
    "29.02.1900",
    "31.12.9999",
    "0000-00-00",
    "2024/2023",
    "9999",
    "\u00a0",
    "\ufeff",
    "-",
    "нет",
    "да",
    "Иванов Иван Иванович",
    "123-456-789 01",
    "первая\nвторая\r\nтретья",
    '"',
    '"не закрыта',
    ";;;;",
    "\t",
    "<td>",
    "&amp;",
    "edu" + "9" * 50,
    "ksh990001",
    "😀",
    "Итого",
    "",
)
_FORMATS = (
    "0%",
    '0.00"%"',
    "0\\%",
    "[>1]0%;[<0]0;@",
    "[$-419]d mmm;@",
    '"',
    "\\",
    "[",
    "0" * 300,
    ";;;;;",
    "?/?",
    "[h]:mm",
    "mmmm yyyy",
    "yyyy" * 60,
    "_" * 100,
    "*",
    "General%",
    "@",
    "",
)
_VALUE = re.compile(rb"(<(?:\w+:)?v>)([^<]*)(?=</)")
_TEXT = re.compile(rb"(<(?:\w+:)?t(?: [^>]*)?>)([^<]*)(?=</)")
_CODE = re.compile(rb'(formatCode=")([^"]*)(?=")')
_ATTRIBUTE = re.compile(rb'( (?:\w+:)?\w+=")([^"]*)(?=")')
_CELL = re.compile(r"(<td>|<Data [^>]*>)([^<]*)(?=</)")


def mutations(sample: Sample) -> tuple[Mutation, ...]:
    """The ways to spoil a sample of this format."""
    if sample.content.startswith(b"PK"):
        return (*_ANY, *_OF_ARCHIVES, *_OF_ARCHIVES)
    if sample.suffix in (".csv", ".txt"):
        return (*_ANY, _hostile_field, _hostile_field, _quotation_mark)
    if sample.content.lstrip().startswith(b"<"):
        return (*_ANY, _hostile_tag, _hostile_tag, _hostile_attribute)
    return _ANY


# Bytes


def _flip(chance: random.Random, content: bytes) -> bytes:
    spoilt = bytearray(content)
    for _time in range(chance.choice((1, 1, 2, 8, 40))):
        place = chance.randrange(len(spoilt))
        spoilt[place] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _random_bytes(chance: random.Random, content: bytes) -> bytes:
    spoilt = bytearray(content)
    for _time in range(chance.choice((1, 5, 20, 100))):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content))]


def _without_a_piece(chance: random.Random, content: bytes) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.choice((1, 16, 512)) :]


def _piece_twice(chance: random.Random, content: bytes) -> bytes:
    start = chance.randrange(len(content))
    piece = content[start : start + chance.choice((1, 16, 512))]
    return content[:start] + piece * chance.choice((2, 3)) + content[start:]


def _zeros(chance: random.Random, content: bytes) -> bytes:
    start, length = chance.randrange(len(content)), chance.choice((1, 64, 1024))
    return content[:start] + bytes(min(length, len(content) - start)) + content[start + length :]


_ANY: tuple[Mutation, ...] = (_flip, _random_bytes, _cut, _without_a_piece, _piece_twice, _zeros)


# Archives


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _swapped_parts(chance: random.Random, content: bytes) -> bytes:
    parts = _parts(content)
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return _packed(parts)


def _without_a_part(chance: random.Random, content: bytes) -> bytes:
    parts = _parts(content)
    del parts[chance.choice(list(parts))]
    return _packed(parts)


def _renamed_part(chance: random.Random, content: bytes) -> bytes:
    parts = _parts(content)
    name = chance.choice(list(parts))
    new = chance.choice((name.upper(), name.replace("/", "\\"), f"/{name}", f"../{name}", "x"))
    return _packed({new if one == name else one: data for one, data in parts.items()})


def _spoilt_part(chance: random.Random, content: bytes) -> bytes:
    """Bytes of one part, the archive itself sound."""
    parts = _parts(content)
    filled = [name for name, data in parts.items() if data]
    name = chance.choice(filled)
    parts[name] = chance.choice(_ANY)(chance, parts[name])
    return _packed(parts)


def _hostile_part(chance: random.Random, content: bytes) -> bytes:
    """Values, texts, formats or attributes of one part."""
    parts = _parts(content)
    pattern, values = chance.choice(
        ((_VALUE, _NUMBERS), (_TEXT, _TEXTS), (_CODE, _FORMATS), (_ATTRIBUTE, _NUMBERS + _TEXTS))
    )
    fitting = [
        name for name, data in parts.items() if name.endswith(".xml") and pattern.search(data)
    ]
    if not fitting:
        return _spoilt_part(chance, content)
    name = chance.choice(fitting)
    for _time in range(chance.choice((1, 1, 2, 5))):
        value = escape(chance.choice(values), {'"': "&quot;"}).encode("utf-8", "replace")
        parts[name] = _with_one(chance, pattern, parts[name], value)
    return _packed(parts)


def _with_one(
    chance: random.Random, pattern: re.Pattern[bytes], data: bytes, value: bytes
) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.end(1)] + value + data[one.end(2) :]


_OF_ARCHIVES: tuple[Mutation, ...] = (
    _swapped_parts,
    _without_a_part,
    _renamed_part,
    _spoilt_part,
    _hostile_part,
    _hostile_part,
    _hostile_part,
)


# Texts


def _text(content: bytes) -> tuple[str, str]:
    if content.startswith(b"\xff\xfe"):
        return content.decode("utf-16"), "utf-16"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("cp1251"), "cp1251"


def _hostile_field(chance: random.Random, content: bytes) -> bytes:
    text, encoding = _text(content)
    delimiter = "\t" if encoding == "utf-16" else ";"
    fields = text.split(delimiter)
    for _time in range(chance.choice((1, 1, 3))):
        fields[chance.randrange(len(fields))] = chance.choice(_TEXTS + _NUMBERS)
    return delimiter.join(fields).encode(encoding, "replace")


def _quotation_mark(chance: random.Random, content: bytes) -> bytes:
    text, encoding = _text(content)
    for _time in range(chance.choice((1, 1, 2))):
        place = chance.randrange(len(text))
        text = f'{text[:place]}"{text[place:]}'
    return text.encode(encoding, "replace")


def _hostile_tag(chance: random.Random, content: bytes) -> bytes:
    text, encoding = _text(content)
    found = list(_CELL.finditer(text))
    if not found:
        return _flip(chance, content)
    one = chance.choice(found)
    value = chance.choice(_TEXTS + _NUMBERS)
    value = value if chance.random() < 0.1 else escape(value)
    return (text[: one.end(1)] + value + text[one.end(2) :]).encode(encoding, "replace")


def _hostile_attribute(chance: random.Random, content: bytes) -> bytes:
    value = escape(chance.choice(_NUMBERS + _TEXTS), {'"': "&quot;"})
    return _with_one(chance, _ATTRIBUTE, content, value.encode("utf-8", "replace"))
