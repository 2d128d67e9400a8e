"""Downloads, each checked by its SHA-256 and kept in `build/downloads`."""

import hashlib
import sys
import tomllib
from collections.abc import Collection, Sequence
from pathlib import Path

from installer.layout import DOWNLOADS, HERE
from installer.lock import Pin, requirements
from installer.running import BuildError, run
from installer.systems import WINDOWS, System


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def wheels(pins: Sequence[Pin], system: System = WINDOWS) -> list[Path]:
    """The system's wheel of every pin, in their order; the network only when one is missing.

    Raises:
        BuildError: pip could not get them.
    """
    folder = DOWNLOADS / "wheels" / system.name
    folder.mkdir(parents=True, exist_ok=True)
    missing = [pin for pin, path in zip(pins, _present(pins, folder), strict=True) if path is None]
    if missing:
        _download(missing, folder, system)
    found = _present(pins, folder)
    lost = [pin.name for pin, path in zip(pins, found, strict=True) if path is None]
    if lost:
        msg = f"no wheel with a hash of the lock: {', '.join(lost)}"
        raise BuildError(msg)
    return [path for path in found if path is not None]


def _present(pins: Collection[Pin], folder: Path) -> list[Path | None]:
    by_hash = {sha256_of(path): path for path in sorted(folder.glob("*.whl"))}
    return [
        next((by_hash[value] for value in pin.hashes if value in by_hash), None) for pin in pins
    ]


def _download(pins: Sequence[Pin], folder: Path, system: System) -> None:
    listed = folder / "requirements.txt"
    listed.write_text(requirements(pins), encoding="utf-8")
    options = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
    platforms = [word for tag in system.platforms for word in ("--platform", tag)]
    abis = [word for abi in system.abis for word in ("--abi", abi)]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "download"]
    python = ["--python-version", system.short_python, "--implementation", "cp"]
    target = ["-d", str(folder)]
    run([*pip, *options, *platforms, *abis, *python, *target, "-r", listed])


def pinned_wheel(name: str, system: System) -> Path:
    """A wheel of `pins.toml` from PyPI.

    Raises:
        BuildError: pip could not get the file that was pinned.
    """
    pin = _pins("wheel", name)
    return wheels([Pin(pin["name"], pin["version"], frozenset({pin["sha256"]}))], system)[0]


def debian_packages(folder: Path = DOWNLOADS / "debian") -> list[Path]:
    """The packages of Debian in `pins.toml`, in its order, through apt.

    Raises:
        BuildError: apt does not offer this version (another Debian), or the file is not the pinned
            one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for name, pin in _all_pins()["debian"].items():
        path = folder / f"{name}_{pin['version']}_amd64.deb"
        if not path.is_file():
            # Not as the user _apt, who may not write here: the file is checked below.
            options = ["-q", "-o", "APT::Sandbox::User=root"]
            run(["apt-get", *options, "download", f"{name}:amd64={pin['version']}"], cwd=folder)
        if not path.is_file() or sha256_of(path) != pin["sha256"]:
            path.unlink(missing_ok=True)
            msg = f"{path.name} is not the pinned file (installer/pins.toml)"
            raise BuildError(msg)
        paths.append(path)
    return paths


def _pins(kind: str, name: str) -> dict[str, str]:
    return _all_pins()[kind][name]


def _all_pins() -> dict[str, dict[str, dict[str, str]]]:
    with (HERE / "pins.toml").open("rb") as stream:
        return tomllib.load(stream)


def maven_jar(name: str, folder: Path = DOWNLOADS / "maven") -> Path:
    """An artefact of `pins.toml` from Maven Central.

    Raises:
        BuildError: Maven could not get it, or it is not the file that was pinned.
    """
    pin = _pins("maven", name)
    group, artefact, version, kind, classifier = pin["artefact"].split(":")
    path = folder / f"{artefact}-{version}-{classifier}.{kind}"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        coordinates = f"-Dartifact={group}:{artefact}:{version}:{kind}:{classifier}"
        run(["mvn", "-q", "-B", "dependency:copy", coordinates, f"-DoutputDirectory={folder}"])
    if sha256_of(path) != pin["sha256"]:
        path.unlink()
        msg = f"{path.name} is not the pinned file (installer/pins.toml)"
        raise BuildError(msg)
    return path
