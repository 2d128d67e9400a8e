"""Invented packages: an MSI and a Linux archive, with what a test wants to be different."""

import hashlib
import io
import json
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.services.program.releases.installation import Installation, System
from app.services.program.releases.version import Version
from app.services.storage import upgrade
from tests.services.program.releases.compound import compound

RUNTIME = "a" * 64
NEWS = [
    {"version": "1.2.0", "day": "2027-03-01", "lines": ["Новое второе.", "И ещё."]},
    {"version": "1.1.0", "day": "2027-02-01", "lines": ["Новое первое."]},
    {"version": "1.0.0", "day": "2027-01-01", "lines": ["Было."]},
]
CABINET = b"MSCF" + bytes(range(256)) * 40
Files = Mapping[str, bytes]
NO_FILES: Files = {}


def description(content: bytes, **other: Any) -> bytes:
    """`release.json` of version 1.2.0; `other` values take the place of the usual ones."""
    usual = {
        "opora": 1,
        "version": "1.2.0",
        "kind": "full",
        "runtime": RUNTIME,
        "files": "b" * 64,
        "payload": hashlib.sha256(content).hexdigest(),
        "installed_size": 1_000_000,
        "schema": upgrade.HEAD,
        "news": NEWS,
    }
    return json.dumps({**usual, **other}, ensure_ascii=False).encode()


def msi_bytes(cabinet: bytes = CABINET, streams: Files = NO_FILES, **other: Any) -> bytes:
    """An MSI of ours, with `streams` beside."""
    own = {"release.json": description(cabinet, **other), "opora.cab": cabinet}
    return compound({"\x05SummaryInformation": b"\xfe\xff" * 40, **own, **streams})


def write_msi(path: Path, **other: Any) -> Path:
    """An MSI of ours as a file."""
    path.write_bytes(msi_bytes(**other))
    return path


INSTALL = b"#!/bin/sh\n"
TREE: Files = {
    "install.sh": INSTALL,
    "runtime/bin/python": b"\x7fELF" * 100,
    "program/main.py": b"print()\n",
    "program/resources/long.txt": b"0123456789" * 50_000,
}


def write_archive(
    path: Path,
    tree: Files = TREE,
    *,
    changed: Files = NO_FILES,
    listed: bytes = b"",
    folder: str = "opora-1.2.0",
    **other: Any,
) -> Path:
    """A Linux archive of ours.

    `changed` files are other ones than the list says, `listed` stands for the list itself, all lie
    in `folder`.
    """
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in tree.items()}
    listing = listed or json.dumps(hashes).encode()
    release = description(listing, **{"kind": "linux", **other})
    members = {
        "release.json": release,
        **tree,
        "program/files.json": listing,
        "program/release.json": b"{}",
        **changed,
    }
    with tarfile.open(path, "w:xz", preset=0) as archive:
        for name, content in members.items():
            inside = f"{folder.rstrip('/')}/{name}"
            member = tarfile.TarInfo(name if name.startswith("/") else inside)
            member.size, member.mode = len(content), 0o755 if name.endswith(".sh") else 0o644
            archive.addfile(member, io.BytesIO(content))
    return path


def installed(folder: Path | None, system: System = System.WINDOWS, **other: Any) -> Installation:
    """Version 1.0.0 as a full package installed it."""
    usual: dict[str, Any] = {
        "system": system,
        "version": Version(1, 0, 0),
        "kind": "full" if system is System.WINDOWS else "linux",
        "runtime": RUNTIME,
        "folder": folder,
        "publisher": None,
    }
    return Installation(**{**usual, **other})
