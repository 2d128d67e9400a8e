"""An MSI is read on any system: what it says of itself, whether it came whole."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.program.releases.description import read_description
from app.services.program.releases.formats.msi import FORMAT, SIGNATURE, stream_name
from app.services.program.releases.release_format import Inside
from app.services.program.releases.version import Version
from app.services.progress import run_steps
from tests.services.program.releases.compound import compound, stored_name
from tests.services.program.releases.packages import CABINET, description, msi_bytes

SAMPLE = Path(__file__).parents[1] / "samples" / "made-by-msibuild.msi"


def read(path: Path, content: bytes) -> Inside:
    path.write_bytes(content)
    return run_steps(FORMAT.read(path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Опора.msi"


def test_a_file_that_msibuild_made_is_read() -> None:
    inside = run_steps(FORMAT.read(SAMPLE))
    assert inside.description.version == Version(9, 8, 7)
    assert not inside.signed


def test_names_of_streams_are_unpacked() -> None:
    names = ("release.json", "opora.cab", "a", "Icon.opora.ico", SIGNATURE, "Опора")
    assert [stream_name(stored_name(name)) for name in names] == list(names)
    assert stream_name("\u4840" + stored_name("Property")) == "!Property"


def test_what_a_package_says_is_read_with_streams_of_every_size(path: Path) -> None:
    """Below 4096 bytes a stream lies in another place of the file; 512 are a sector."""
    for size in (1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 100_000):
        cabinet = bytes(number % 251 for number in range(size))
        inside = read(path, msi_bytes(cabinet))
        assert inside == Inside(read_description(description(cabinet))), size


def test_a_long_description_is_read_too(path: Path) -> None:
    news = [{"version": "1.2.0", "day": "2027-03-01", "lines": ["Слово. " * 40 + "Конец."] * 30}]
    assert len(read(path, msi_bytes(news=news)).description.news[0].lines) == 30


def test_a_signature_is_seen(path: Path) -> None:
    assert read(path, msi_bytes(streams={SIGNATURE: b"\x30\x82" * 900})).signed
    assert not read(path, msi_bytes()).signed


def test_another_program_is_told_from_a_damaged_one(path: Path) -> None:
    foreign = {
        "another program": compound({"!Property": b"x", "other.cab": CABINET}),
        "0.1.0, which said nothing": compound({"opora.cab": CABINET}),
        "a document": compound({"WordDocument": b"x" * 5000}),
    }
    for content in foreign.values():
        with pytest.raises(UserError, match="не выпуск «Опоры»"):
            read(path, content)


def test_a_changed_cabinet_or_description_is_refused(path: Path) -> None:
    content = bytearray(msi_bytes())
    content[content.index(CABINET[:512]) + 700] ^= 1
    with pytest.raises(UserError, match="повреждён"):
        read(path, bytes(content))
    with pytest.raises(UserError, match="повреждён"):
        read(path, msi_bytes(payload="c" * 64))
    with pytest.raises(UserError, match="повреждён"):
        read(path, msi_bytes(version="новая"))
    with pytest.raises(UserError, match="не понимает"):
        read(path, msi_bytes(opora=2))


def test_a_file_that_was_cut_off_or_spoilt_is_never_taken_for_another_one(path: Path) -> None:
    """Whatever is done to it: the same answer as before, or a calm sentence."""
    whole = msi_bytes()
    before = read(path, whole)
    taken: list[str] = []
    for what, content in spoilt(whole):
        try:
            inside = read(path, content)
        except UserError:
            continue
        if inside.description != before.description:
            taken.append(what)
    assert taken == []


def spoilt(whole: bytes) -> Iterator[tuple[str, bytes]]:
    """The file cut off, and with some bytes changed, above all in its tables."""
    for size in range(8, len(whole), 509):
        yield f"cut at {size}", whole[:size]
    chance = random.Random(17)
    tables = [*range(512), *range(len(whole) - 2048, len(whole))]
    for number in range(400):
        content = bytearray(whole)
        for _time in range(chance.choice((1, 1, 4))):
            place = chance.choice(tables) if number % 2 else chance.randrange(len(whole))
            content[place] = chance.choice((0, 1, 127, 254, 255))
        yield f"spoilt {number}", bytes(content)
