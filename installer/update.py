"""The payload of the small update: the program alone, beside the one that it stands in for.

Libraries, Python and the fonts are those of the full package.
"""

import shutil
from pathlib import Path

from installer.components import payload_files
from installer.launcher import START
from installer.layout import FONTS, PROGRAM, UPDATE
from installer.payload import write_file_list
from installer.release import Release, installed_release


def build_update(payload: Path, target: Path) -> list[str]:
    """Lay the update out in `target`, made anew; returns the paths inside it.

    Args:
        payload: what the full package of the same version installs.
        target: where the update is laid out.
    """
    shutil.rmtree(target, ignore_errors=True)
    program = target / UPDATE / PROGRAM
    shutil.copytree(payload / PROGRAM, program)
    shutil.rmtree(program / FONTS)
    shutil.copyfile(START, program / START.name)
    full = installed_release(program)
    Release(version=full.version, kind="update", runtime=full.runtime).install(program)
    write_file_list(target, f"{UPDATE}/{PROGRAM}")
    return payload_files(target)
