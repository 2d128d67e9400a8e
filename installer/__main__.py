"""`python -m installer`: build a package of this checkout and say which one a release needs."""

import argparse
import sys
import time
from pathlib import Path

from installer.costs import measure, table
from installer.layout import BUILD, NAME, PROGRAM, ROOT, program_version
from installer.release import installed_release
from installer.released import RECORD, last_full, needed, record_full
from installer.running import BuildError, run
from installer.windows.msi import FULL, SMALL, Package, build_msi
from installer.windows.payload import build_payload
from installer.windows.update import build_update

PAYLOAD, UPDATE_PAYLOAD = BUILD / "payload", BUILD / "payload-update"
LARGEST = {"full": 75_000_000, "update": 5_000_000}


def main() -> int:
    """Build what is asked for; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m installer", description=__doc__)
    what = ("full", "update", "released")
    words = "`released`: the full package that was built is handed out, remember it"
    parser.add_argument("what", nargs="?", choices=what, default="full", help=words)
    parser.add_argument("--out", type=Path, default=ROOT / "build", help="folder for the MSI")
    words = "a program that signs the file it is given: the launcher, then the MSI"
    parser.add_argument("--sign", metavar="PROGRAM", default="", help=words)
    options = parser.parse_args()
    if options.what == "released":
        return _record()
    started = time.monotonic()
    try:
        target, files, digest = _build(options.what, options.out.absolute(), options.sign)
        if options.sign:
            run([options.sign, target])
    except BuildError as error:
        sys.stderr.write(f"installer: {error}\n")
        return 1
    size = target.stat().st_size
    _say(f"{target}: {size / 1e6:.2f} MB, {len(files)} files, {time.monotonic() - started:.0f} s")
    _say(f"list of files: SHA-256 {digest}")
    _say(needed(installed_release(PAYLOAD / PROGRAM), last_full()))
    if size > LARGEST[options.what]:
        sys.stderr.write(f"installer: larger than {LARGEST[options.what] / 1e6:.0f} MB\n")
        return 1
    return 0


def _build(what: str, folder: Path, signer: str) -> tuple[Path, list[str], str]:
    """The MSI, the files in it, the SHA-256 of their list."""
    version = program_version()
    files = build_payload(version, PAYLOAD, signer)
    package: Package = FULL
    payload, target = PAYLOAD, folder / f"{NAME}-{version}.msi"
    if what == "update":
        package, payload = SMALL, UPDATE_PAYLOAD
        files = build_update(PAYLOAD, payload)
        target = folder / f"{NAME}-обновление-{version}.msi"
    else:
        _say(*table(measure(payload, files)), "")
    return target, files, build_msi(package, payload, files, target)


def _record() -> int:
    program = PAYLOAD / PROGRAM
    if not program.is_dir():
        sys.stderr.write("installer: make msi comes first\n")
        return 1
    release = installed_release(program)
    record_full(release)
    _say(f"{RECORD}: {release.version} is the last full package; commit it")
    return 0


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
