"""`release.json` is read strictly: a package says all of it or nothing."""

import json

import pytest

from app.services.program.releases.description import UnknownFormatError, read_description
from app.services.program.releases.version import Version
from tests.services.program.releases.packages import description


def test_all_of_it_is_read() -> None:
    found = read_description(description(b"x", kind="update", installed_size=5, schema="0009"))
    assert (found.version, found.kind, found.runtime) == (Version(1, 2, 0), "update", "a" * 64)
    assert (found.installed_size, found.schema) == (5, "0009")
    assert [str(one.version) for one in found.news] == ["1.2.0", "1.1.0", "1.0.0"]


def test_what_is_more_is_passed_over_and_what_is_missing_or_odd_is_not() -> None:
    whole = json.loads(description(b"x"))
    assert read_description(json.dumps({**whole, "more": 1}).encode())
    needed = ("opora", "version", "kind", "runtime", "payload", "installed_size", "schema", "news")
    documents: dict[str, object] = {
        f"without {key}": {name: value for name, value in whole.items() if name != key}
        for key in needed
    }
    odd = {
        "opora": True,
        "version": "1.2",
        "kind": "",
        "runtime": "A" * 64,
        "payload": "a" * 63,
        "installed_size": -1,
        "schema": 9,
        "news": [],
    }
    documents |= {f"odd {key}": {**whole, key: value} for key, value in odd.items()}
    documents |= {"a list": [whole], "size as a truth": {**whole, "installed_size": True}}
    taken: list[str] = []
    for what, document in documents.items():
        try:
            read_description(json.dumps(document).encode())
        except ValueError:
            continue
        taken.append(what)
    assert taken == []


def test_bytes_that_are_no_text_and_a_later_format_are_told_apart() -> None:
    for content in (b"", b"\xff\xfe\x00", b"{", b"[" * 100):
        with pytest.raises(ValueError, match=r"Expecting|decode|utf"):
            read_description(content)
    with pytest.raises(UnknownFormatError):
        read_description(description(b"x", opora=2))
