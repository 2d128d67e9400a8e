"""One picture of the main window over a workspace: `python -m tests.screenshots.one DIR FILE`."""

import sys
from pathlib import Path

from tests.screenshots.camera import Camera


def main(workspace: str, picture: str) -> int:
    """Take it at 1280x720, light; returns the exit code."""
    path = Path(picture).absolute()
    camera = Camera(Path(workspace).absolute(), path.parent)
    camera.session.window.resize(1280, 720)
    camera.settle()
    camera.take_one(path)
    camera.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
