"""`python -m installation install [--after PID [words…]] | remove`.

With `--after` it was started by the program that is to be replaced: it waits for the process to
end, installs, and starts the new program with the words. When that fails the old one starts and
the reason lies in a file for it.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from .installing import install, remove
from .places import Places, Refusal, places_of_user

DONE, FAILED, REFUSED = 0, 1, 2
_SOURCE = Path(__file__).resolve().parents[2]
_PATIENCE = 180  # seconds


def main(words: Sequence[str]) -> int:
    """Do what the words say; returns the exit code."""
    places = places_of_user()
    if words[:1] == ["remove"]:
        code, lines = _try(lambda: remove(places))
    elif words[1:2] == ["--after"] and len(words) > 2 and words[2].isdigit():
        return _install_after(int(words[2]), words[3:], places)
    elif words == ["install"]:
        code, lines = _try(lambda: install(_SOURCE, places))
    else:
        code, lines = REFUSED, ["Команда не понята. Для установки выполните: sh install.sh"]
    _say(code, lines)
    return code


def _install_after(process: int, words: Sequence[str], places: Places) -> int:
    end = time.monotonic() + _PATIENCE
    while _runs(process) and time.monotonic() < end:
        time.sleep(0.2)
    code, lines = _try(lambda: install(_SOURCE, places))
    if code == DONE:
        places.reason.unlink(missing_ok=True)
    else:
        places.reason.parent.mkdir(parents=True, exist_ok=True)
        places.reason.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    _say(code, lines)
    launcher = places.program / "opora"
    if launcher.is_file():
        os.chdir(places.home)
        os.execv(launcher, [launcher, *words])  # this process becomes the program
    return code


def _try(action: Callable[[], list[str]]) -> tuple[int, list[str]]:
    try:
        return DONE, action()
    except Refusal as refusal:
        return REFUSED, [str(refusal)]
    except OSError as error:
        where = f" («{error.filename}»)" if error.filename else ""
        told = (
            f"Не получилось записать файлы{where}: {error.strerror}. "
            "Проверьте место на диске и права на домашнюю папку и повторите."
        )
        return FAILED, [told]


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # the number belongs to somebody else by now
        return False
    return True


def _say(code: int, lines: Sequence[str]) -> None:
    stream = sys.stdout if code == DONE else sys.stderr
    stream.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
