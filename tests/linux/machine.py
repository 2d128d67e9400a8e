"""A fresh Debian 12 for the tests, without Python: a folder that programs run in by chroot.

Everything is mounted in a mount namespace of the one command that needs it, so nothing is left
mounted when a test is stopped.
"""

import os
import shlex
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from installer.linux.layout import BUILD
from tests.msi.prefix import Screen, empty_folder, remove_tree

_CACHE = BUILD.parent / "debian"
_RELEASE = "bookworm"
USER, NUMBER = "maria", 1000
HOME = "/home/Мария Ивановна"
_MOUNTS = """
mount -t proc proc "$ROOT/proc"
mount --rbind /dev "$ROOT/dev"
mount --bind /tmp/.X11-unix "$ROOT/tmp/.X11-unix"
mount --bind "$CACHE" "$ROOT/var/cache/apt/archives"
exec chroot "$@"
"""


@dataclass(frozen=True)
class Done:
    """A program that has ended: its exit code and everything it said."""

    code: int
    said: str


class Machine:
    """A Debian with one user, who is no administrator.

    Attributes:
        root: its root folder, seen from here.
        home: the home folder of the user, seen from here.
    """

    def __init__(self, folder: Path, screen: Screen) -> None:
        self.root, self.screen = folder, screen
        self.home = folder / HOME.removeprefix("/")
        empty_folder(folder)
        subprocess.run(["tar", "-C", folder, "-xf", _bare_debian()], check=True, timeout=300)
        for name in ("resolv.conf", "hosts"):
            shutil.copyfile(Path("/etc") / name, folder / "etc" / name)
        (folder / "tmp/.X11-unix").mkdir(exist_ok=True)
        self.admin("useradd", "--uid", str(NUMBER), "-m", "-d", HOME, "-s", "/bin/sh", USER)

    def admin(self, *words: str, timeout: int = 600, check: bool = True) -> Done:
        """Run a program as root.

        Raises:
            AssertionError: it failed although `check` was asked for.
        """
        return self._run(["/", *_environment("/root"), *words], timeout, check=check)

    def user(self, *words: str, timeout: int = 180, check: bool = True) -> Done:
        """Run a program as the user, in the home folder, with the screen.

        Raises:
            AssertionError: it failed although `check` was asked for.
        """
        return self._run(self._as_user(*words), timeout, check=check)

    @contextmanager
    def running(self, *words: str) -> Generator[int]:
        """A program of the user that runs inside the block; gives the number of its process."""
        command = self._outside(self._as_user(*words))
        with (self.root / "tmp/said.log").open("wb") as log:
            process = subprocess.Popen(command, env=self._paths(), stdout=log, stderr=log)
        try:
            yield process.pid
        finally:
            process.terminate()
            process.wait(timeout=30)

    def give(self, source: Path, place: str) -> None:
        """Put a file where the user may read it."""
        target = self.root / place.removeprefix("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        target.chmod(0o644)

    def _as_user(self, *words: str) -> list[str]:
        environment = _environment(HOME)
        environment[-1:] = [environment[-1], f"DISPLAY={self.screen.name}", "OPORA_QUIET=1"]
        inside = ["sh", "-c", f'cd {shlex.quote(HOME)} && exec "$@"', "sh", *words]
        return [f"--userspec={NUMBER}:{NUMBER}", "/", *environment, *inside]

    def _outside(self, words: list[str]) -> list[str]:
        inside = [str(self.root) if word == "/" and i < 2 else word for i, word in enumerate(words)]
        return ["unshare", "--mount", "sh", "-ec", _MOUNTS, "sh", *inside]

    def _paths(self) -> dict[str, str]:
        archives = _CACHE / "archives"
        (archives / "partial").mkdir(parents=True, exist_ok=True)
        return {**os.environ, "ROOT": str(self.root), "CACHE": str(archives)}

    def _run(self, words: list[str], timeout: int, *, check: bool) -> Done:
        done = subprocess.run(
            self._outside(words),
            env=self._paths(),
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
        )
        said = done.stdout.decode("utf-8", errors="replace")
        assert done.returncode == 0 or not check, f"ended with {done.returncode}: {words}\n{said}"
        return Done(done.returncode, said)


def _environment(home: str) -> list[str]:
    path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    fixed = ["LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", f"PATH={path}"]
    network = [f"{name}={os.environ[name]}" for name in os.environ if name.endswith("_proxy")]
    return ["env", "-i", *network, *fixed, f"HOME={home}"]


def _bare_debian() -> Path:
    """The archive of a Debian with the smallest set of packages, made once."""
    assert os.geteuid() == 0, "the tests of the packages for Linux need root, for chroot"
    archive = _CACHE / f"{_RELEASE}.tar"
    if not archive.is_file():
        folder = _CACHE / "made"
        remove_tree(folder)
        make = ["debootstrap", "--variant=minbase", "--include=ca-certificates", _RELEASE, folder]
        subprocess.run(make, check=True, timeout=1200, stdout=subprocess.DEVNULL)
        partial = archive.with_suffix(".partial")
        subprocess.run(["tar", "-C", folder, "-cf", partial, "."], check=True, timeout=300)
        partial.rename(archive)
        remove_tree(folder)
    return archive
