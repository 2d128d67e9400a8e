"""Starts the program of a small update: `update/program/start.py`, run by the launcher alone.

`python313._pth` names the folder of the full package, so that of the update is put before it. When
its modules cannot be loaded, the script ends with a variable set by which the launcher, in the same
process, knows that it has to start the program under the update. An exit code would not reach it.
"""

import os
import sys
from pathlib import Path
from traceback import walk_tb

WITHOUT_UPDATE = "OPORA_WITHOUT_UPDATE"


def start(program: Path) -> int | None:
    """Run the program of this folder; returns its exit code, None when it cannot be loaded."""
    sys.path.insert(0, str(program))
    try:
        from app.bootstrap import main
    except Exception:
        return None
    try:
        return main(sys.argv[1:])
    except Exception as error:
        if is_about_loading(error):
            return None
        raise


def is_about_loading(error: Exception) -> bool:
    """Whether a module was missing or damaged, and not what the program did wrong."""
    if isinstance(error, ImportError | SyntaxError):
        return True
    frames = walk_tb(error.__traceback__)
    return any(frame.f_code.co_filename.startswith("<frozen importlib") for frame, _ in frames)


if __name__ == "__main__":
    code = start(Path(__file__).resolve().parent)
    if code is not None:
        sys.exit(code)
    os.environ[WITHOUT_UPDATE] = "1"
