"""`python -m installer.linux`: build both packages for Linux and say what they cost."""

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from installer.costs import measure, table
from installer.fetch import sha256_of
from installer.layout import ROOT, program_version
from installer.linux.archive import build_archive
from installer.linux.deb import build_deb
from installer.linux.layout import LIST, archive_name, package_name, tree_of_build
from installer.linux.tree import build_tree
from installer.running import BuildError

LARGEST = 75_000_000


def main() -> int:
    """Build; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m installer.linux", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build", help="folder for the packages")
    parser.add_argument("--level", type=int, default=9, help="0 packs at once, 9 for a release")
    options = parser.parse_args()
    version = program_version()
    tree, out = tree_of_build(version), options.out.absolute()
    started = time.monotonic()
    try:
        files = build_tree(version, tree)
        _say(*table(measure(tree, files)), "")
        packages = pack(version, tree, files, out, options.level)
    except BuildError as error:
        sys.stderr.write(f"installer: {error}\n")
        return 1
    _say(f"{len(files)} files, {time.monotonic() - started:.0f} s")
    _say(f"list of files: SHA-256 {sha256_of(tree / LIST)}")
    for path in packages:
        _say(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    large = [path.name for path in packages if path.stat().st_size > LARGEST]
    if large:
        sys.stderr.write(f"installer: larger than {LARGEST / 1e6:.0f} MB: {', '.join(large)}\n")
        return 1
    return 0


def pack(version: str, tree: Path, files: list[str], out: Path, level: int) -> list[Path]:
    """Make both packages of a tree at once; each takes one core for minutes."""
    with ThreadPoolExecutor() as threads:
        about = version, tree, files
        made = [
            threads.submit(build_archive, *about, out / archive_name(version), level=level),
            threads.submit(build_deb, *about, out / package_name(version), level=level),
        ]
        return [package.result() for package in made]


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
