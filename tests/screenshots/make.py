"""`make screenshots`: every page and state in every look and size.

The pictures lie in `build/screenshots`. Names given as arguments choose those that begin so. Each
look is a process of its own, and they run side by side.
"""

import os
import subprocess
import sys

from tests.screenshots.camera import LOOKS
from tests.screenshots.series import OUT


def main(names: list[str]) -> int:
    """Take the pictures; returns the exit code."""
    if not names:
        for old in OUT.glob("*.png"):
            old.unlink()
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.screenshots.series", look.name, *names],
            env={**os.environ, "QT_SCALE_FACTOR": str(look.percent / 100)},
        )
        for look in LOOKS.values()
    ]
    codes = [process.wait() for process in running]
    made = len(list(OUT.glob("*.png")))
    sys.stdout.write(f"build/screenshots: снимков {made}\n")
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
