"""The payload of the small update: the program alone, beside the one that it stands in for.

Libraries, Python and the fonts are those of the full package.
"""

import shutil
from pathlib import Path

from installer.contents import payload_files
from installer.layout import FONTS, PROGRAM, UPDATE
from installer.release import Release, installed_release
from installer.windows.launcher import START
from installer.windows.payload import set_version, write_file_list


def build_update(payload: Path, target: Path, version: str | None = None) -> list[str]:
    """Lay the update out in `target`, made anew; returns the paths inside it.

    Args:
        payload: what a full package installs.
        target: where the update is laid out.
        version: of the update, when not that of the payload (the tests need several).
    """
    shutil.rmtree(target, ignore_errors=True)
    program = target / UPDATE / PROGRAM
    shutil.copytree(payload / PROGRAM, program)
    shutil.rmtree(program / FONTS)
    shutil.copyfile(START, program / START.name)
    full = installed_release(program)
    if version is not None:
        set_version(program, version)
    release = Release(version=version or full.version, kind="update", runtime=full.runtime)
    return describe_update(target, release)


def describe_update(target: Path, release: Release) -> list[str]:
    """Write what an update says of itself, its other files being there; returns the paths in it."""
    release.install(target / UPDATE / PROGRAM)
    write_file_list(target, f"{UPDATE}/{PROGRAM}")
    return payload_files(target)
