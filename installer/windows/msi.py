"""The two MSI files: wixl packs the payload, msitools finish what wixl cannot."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from installer.fetch import sha256_of
from installer.layout import (
    BUILD,
    FILE_LIST,
    LAUNCHER,
    MANUFACTURER,
    NAME,
    PRODUCT,
    PROGRAM,
    RELEASE,
    SOURCES,
    UPDATE,
    UPDATE_CODE,
    UPDATE_PRODUCT,
    UPGRADE_CODE,
    next_version,
    stable_guid,
)
from installer.release import Release, installed_release
from installer.running import run
from installer.windows.cabinet import LEVEL, Member, write_cabinet
from installer.windows.components import components_xml, identifier
from installer.windows.database import Database, Texts
from installer.windows.wizard import full, update
from installer.windows.wizard.tables import Wizard, add_wizard

_KILO = 1024
_CABINET = "opora.cab"  # as the sources of both products name it
_MADE = "opora.msi"


@dataclass(frozen=True, kw_only=True)
class Package:
    """One of the two installers.

    Attributes:
        source: the product, in the subset of WiX that wixl knows.
        product: the name that users read.
        subject: the name in the properties of the file, ASCII.
        codes: what the codes of the product and of the file are made of, beside the version.
        wizard: its pages.
        below: folder of the payload where its program lies; empty for the top.
        own: files of the payload that the source names itself, by their keys.
    """

    source: str
    product: str
    subject: str
    codes: tuple[str, str]
    wizard: Wizard
    below: str
    own: Mapping[str, str]

    def program(self, payload: Path) -> Path:
        """The folder of the program in a payload."""
        return payload / self.below / PROGRAM


FULL = Package(
    source="product.wxs",
    product=PRODUCT,
    subject=NAME,
    codes=("product", "package"),
    wizard=full.WIZARD,
    below="",
    own={full.LAUNCHER_KEY: LAUNCHER},
)
SMALL = Package(
    source="update.wxs",
    product=UPDATE_PRODUCT,
    subject=f"{NAME} update",
    codes=("update", "update-package"),
    wizard=update.WIZARD,
    below=UPDATE,
    own={},
)


def build_msi(
    package: Package, payload: Path, files: list[str], target: Path, *, level: int = LEVEL
) -> str:
    """Pack a payload; returns the SHA-256 of the list of its files, which stands for the content.

    Args:
        package: which installer it becomes.
        payload: the folder to pack, its release described; lies below the build folder, as wixl
            wants relative paths.
        files: the paths inside it.
        target: the MSI to write.
        level: how hard the files are compressed, 1 to 9.
    """
    release = installed_release(package.program(payload))
    size = sum((payload / name).stat().st_size for name in files)
    work = BUILD / "wix"
    texts = _write_sources(package, release, payload, files, size, work)
    run(["wixl", "-a", "x64", "-o", _MADE, "product.wxs", "files.wxs"], cwd=work)
    database = Database(work / _MADE)
    database.set_codepage()
    database.fill_in(texts)
    add_wizard(database, package.wizard)
    _pack(package, database, payload, files, work / _CABINET, level)
    digest = sha256_of(package.program(payload) / FILE_LIST)
    packed = sha256_of(work / _CABINET)
    release.describe(work / RELEASE, files=digest, payload=packed, installed_size=size)
    database.set_stream(RELEASE, work / RELEASE)
    package_code = stable_guid(package.codes[1], release.version, digest)
    database.describe(f"{package.subject} {release.version}", "The Opora developers", package_code)
    target.parent.mkdir(parents=True, exist_ok=True)
    (work / _MADE).replace(target)
    return digest


def _write_sources(
    package: Package, release: Release, payload: Path, files: list[str], size: int, work: Path
) -> Texts:
    """What wixl reads, in a folder made anew; returns the texts that it is not given."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    shutil.copyfile(BUILD / "opora.ico", work / "opora.ico")
    source = os.path.relpath(payload, work)  # noqa: TID251 - pathlib has no `..` before 3.12
    variables = {
        "Launcher": LAUNCHER,
        "Manufacturer": MANUFACTURER,
        "Name": NAME,
        "NextVersion": next_version(release.version),
        "Payload": source,
        "Product": package.product,
        "ProductCode": f"{{{stable_guid(package.codes[0], release.version)}}}",
        "Runtime": release.runtime,
        "SizeKB": str(size // _KILO),
        "UpdateCode": f"{{{UPDATE_CODE}}}",
        "UpgradeCode": f"{{{UPGRADE_CODE}}}",
        "Version": release.version,
    }
    texts = Texts()
    product = texts.hide((SOURCES / package.source).read_text(encoding="utf-8"), variables)
    (work / "product.wxs").write_text(product, encoding="ascii")
    (work / "files.wxs").write_text(
        components_xml(files, source, set(package.own.values())), encoding="ascii"
    )
    return texts


def _pack(
    package: Package, database: Database, payload: Path, files: list[str], cabinet: Path, level: int
) -> None:
    """Put our cabinet in the place of wixl's; the files keep the order that the tables give."""
    names = {identifier("f", name): name for name in files} | dict(package.own)
    sequence = database.column("File", "File", "Sequence")
    keys = sorted(sequence, key=lambda key: int(sequence[key]))
    write_cabinet([Member(key, payload / names[key]) for key in keys], cabinet, level)
    database.set_stream(_CABINET, cabinet)
