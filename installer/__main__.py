"""`python -m installer`: build the MSI of this checkout and say what it costs."""

import argparse
import sys
import time
from pathlib import Path

from installer.costs import measure, table
from installer.layout import BUILD, NAME, ROOT, program_version
from installer.msi import build_msi
from installer.payload import build_payload
from installer.running import BuildError

LARGEST = 75_000_000


def main() -> int:
    """Build; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m installer", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build", help="folder for the MSI")
    options = parser.parse_args()
    version = program_version()
    started = time.monotonic()
    try:
        files = build_payload(version, BUILD / "payload")
        _say(*table(measure(BUILD / "payload", files)), "")
        target = options.out.absolute() / f"{NAME}-{version}.msi"
        digest = build_msi(version, BUILD / "payload", files, target)
    except BuildError as error:
        sys.stderr.write(f"installer: {error}\n")
        return 1
    size = target.stat().st_size
    _say(f"{target}: {size / 1e6:.1f} MB, {len(files)} files, {time.monotonic() - started:.0f} s")
    _say(f"list of files: SHA-256 {digest}")
    if size > LARGEST:
        sys.stderr.write(f"installer: larger than {LARGEST / 1e6:.0f} MB\n")
        return 1
    return 0


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
