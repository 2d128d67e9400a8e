"""Running other programs: quietly, with an answer, and with their own words when they fail."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class BuildError(Exception):
    """The installer cannot be built; the text says why."""


def run(
    command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> bytes:
    """Run a program and return what it wrote.

    Raises:
        BuildError: it is not there or ended with a fault; its last words are in the text.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, cwd=cwd, env=env, check=False, capture_output=True)
    except FileNotFoundError as error:
        msg = f"{words[0]} is not installed (sh installer/setup.sh)"
        raise BuildError(msg) from error
    if done.returncode != 0:
        said = (done.stderr + done.stdout).decode(errors="replace").strip()
        msg = f"{' '.join(words[:6])} … ended with {done.returncode}:\n{said[-3000:]}"
        raise BuildError(msg)
    return done.stdout
