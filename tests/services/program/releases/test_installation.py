"""What is installed: by the description beside the program, never by a guess."""

import json
import sys
from pathlib import Path

import pytest

from app import paths
from app.services.program.releases import win_verify_trust
from app.services.program.releases.installation import Installation, System, this_installation
from app.services.program.releases.news import own_version
from app.services.program.releases.signature import (
    UNSIGNED,
    Publisher,
    Signature,
    Trust,
    meaning,
    signature_of,
)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the program seems to lie."""
    (tmp_path / "program").mkdir()
    monkeypatch.setattr(paths, "RESOURCES", tmp_path / "program" / "resources")
    return tmp_path


def say(folder: Path, kind: str) -> None:
    row = {"opora": 1, "version": "0.2.0", "kind": kind, "runtime": "a" * 64, "schema": "0009"}
    (folder / "release.json").write_text(json.dumps(row), encoding="utf-8")


def test_a_checkout_is_not_installed() -> None:
    here = this_installation()
    assert (here.folder, here.kind, here.runtime, here.publisher) == (None, "", "", None)
    assert here.version == own_version()


def test_a_damaged_description_is_as_good_as_none(tree: Path) -> None:
    for content in ("", "[]", "{}", '{"kind": "full"}'):
        (tree / "program" / "release.json").write_text(content, encoding="utf-8")
        assert this_installation().folder is None, content


def test_in_linux_the_folder_is_the_one_above_the_program(tree: Path) -> None:
    say(tree / "program", "linux")
    here = this_installation()
    assert (here.system, here.kind, here.folder) == (System.LINUX, "linux", tree)
    assert here.runtime == "a" * 64


def test_in_windows_it_is_the_one_that_holds_the_launcher(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update lies one folder deeper than the program that the full package installed."""
    monkeypatch.setattr(sys, "platform", "win32")
    publisher = Publisher(name="ООО «Опора»")
    monkeypatch.setattr(win_verify_trust, "ask", lambda _path: (0, publisher))
    say(tree / "program", "full")
    assert this_installation().folder is None, "no launcher, no installation"
    (tree / "Opora.exe").touch()
    here = this_installation()
    assert (here.system, here.folder, here.publisher) == (System.WINDOWS, tree, publisher)
    inner = tree / "update" / "program"
    inner.mkdir(parents=True)
    say(inner, "update")
    monkeypatch.setattr(paths, "RESOURCES", inner / "resources")
    updated = this_installation()
    assert (updated.folder, updated.kind) == (tree, "update")
    assert launcher_of(updated) == tree / "Opora.exe"


def launcher_of(here: Installation) -> Path | None:
    return here.launcher


def test_answers_of_windows_about_a_signature() -> None:
    publisher = Publisher(name="ООО «Опора»", organisation="ООО «Опора»", country="RU")
    assert meaning(0, publisher) == Signature(Trust.TRUSTED, publisher)
    assert meaning(0, None) == Signature(Trust.BAD), "a signer without a name"
    none = (0x800B0100, 0x800B0003, 0x800B0001, -2146762496)
    assert {meaning(code, None) for code in none} == {UNSIGNED}
    bad = (0x80096010, 0x800B0109, 0x800B010C, 0x800B0101, -2146869232)
    assert {meaning(code, None) for code in bad} == {Signature(Trust.BAD)}


def test_a_publisher_is_told_from_another_of_the_same_name() -> None:
    shown = {
        "Опора": Publisher(name="Опора"),
        "Опора (RU)": Publisher(name="Опора", organisation="Опора", country="RU"),
        "Опора (ООО «Опора», RU)": Publisher(
            name="Опора", organisation="ООО «Опора»", country="RU"
        ),
        "Опора (KZ)": Publisher(name="Опора", country="KZ"),
    }
    assert {text: str(one) for text, one in shown.items()} == {text: text for text in shown}
    assert len(set(shown.values())) == len(shown)


def test_other_systems_check_no_signature(tmp_path: Path) -> None:
    assert signature_of(tmp_path / "any.msi") == Signature(Trust.UNKNOWN)
