"""The MSI file: wixl packs the payload, msitools finish what wixl cannot."""

import os
import shutil
from pathlib import Path

from installer.cabinet import LEVEL, Member, write_cabinet
from installer.components import components_xml, identifier
from installer.database import Database, Texts
from installer.fetch import sha256_of
from installer.layout import (
    BUILD,
    FILE_LIST,
    HERE,
    LAUNCHER,
    MANUFACTURER,
    NAME,
    PRODUCT,
    UPGRADE_CODE,
    stable_guid,
)
from installer.running import run
from installer.wizard import add_wizard

_KILO = 1024
_CABINET = "opora.cab"  # as product.wxs names it
_LAUNCHER_KEY = "fLauncher"


def build_msi(
    version: str, payload: Path, files: list[str], target: Path, *, level: int = LEVEL
) -> str:
    """Pack a payload; returns the SHA-256 of the list of its files, which stands for the content.

    Args:
        version: three numbers.
        payload: the folder to pack; lies below the build folder, as wixl wants relative paths.
        files: the paths inside it.
        target: the MSI to write.
        level: how hard the files are compressed, 1 to 9.
    """
    work = BUILD / "wix"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    shutil.copyfile(BUILD / "opora.ico", work / "opora.ico")
    source = os.path.relpath(payload, work)  # noqa: TID251 - pathlib has no `..` before 3.12
    size = sum((payload / name).stat().st_size for name in files)
    variables = {
        "Launcher": LAUNCHER,
        "Manufacturer": MANUFACTURER,
        "Name": NAME,
        "Payload": source,
        "Product": PRODUCT,
        "ProductCode": f"{{{stable_guid('product', version)}}}",
        "SizeKB": str(size // _KILO),
        "UpgradeCode": f"{{{UPGRADE_CODE}}}",
        "Version": version,
    }
    texts = Texts()
    product = texts.hide((HERE / "product.wxs").read_text(encoding="utf-8"), variables)
    (work / "product.wxs").write_text(product, encoding="ascii")
    (work / "files.wxs").write_text(components_xml(files, source), encoding="ascii")
    run(["wixl", "-a", "x64", "-o", "opora.msi", "product.wxs", "files.wxs"], cwd=work)
    database = Database(work / "opora.msi")
    database.set_codepage()
    database.fill_in(texts)
    add_wizard(database)
    _pack(database, payload, files, work / _CABINET, level)
    digest = sha256_of(payload / FILE_LIST)
    package_code = stable_guid("package", version, digest)
    database.describe(f"{NAME} {version}", "The Opora developers", package_code)
    target.parent.mkdir(parents=True, exist_ok=True)
    (work / "opora.msi").replace(target)
    return digest


def _pack(database: Database, payload: Path, files: list[str], cabinet: Path, level: int) -> None:
    """Put our cabinet in the place of wixl's; the files keep the order that the tables give."""
    names = {identifier("f", name): name for name in files} | {_LAUNCHER_KEY: LAUNCHER}
    sequence = database.column("File", "File", "Sequence")
    keys = sorted(sequence, key=lambda key: int(sequence[key]))
    write_cabinet([Member(key, payload / names[key]) for key in keys], cabinet, level)
    database.set_stream(_CABINET, cabinet)
