"""A fresh Windows for the tests: a Wine prefix with a screen of its own.

Wine 8 lacks a few functions that Qt, numpy and Rust libraries need. The stand-ins for them are
compiled here and lie in the prefix only.
"""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from installer.fetch import sha256_of

STANDINS = Path(__file__).parent / "standins"
_GCC = ["x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-Wall", "-Werror"]
# "Wine builtin DLL": Wine refuses to load such a file as a native one.
_WINE_MARK = slice(0x40, 0x60)
_COMPLEX = ("crealf", "cimagf", "creal", "cimag", "creall", "cimagl")
_UI_SETTINGS = (
    r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId"
    r"\Windows.UI.ViewManagement.UISettings"
)
USER_FOLDERS = ("Desktop", "Documents", "Downloads", "Music", "Pictures", "Videos")


class Screen:
    """A virtual screen with its own number."""

    def __init__(self, folder: Path) -> None:
        reading, writing = os.pipe()
        command = [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            "1280x900x24",
            "-nolisten",
            "tcp",
        ]
        with (folder / "xvfb.log").open("wb") as log:
            self._process = subprocess.Popen(command, pass_fds=[writing], stdout=log, stderr=log)
        os.close(writing)
        with os.fdopen(reading) as numbers:
            self.name = f":{numbers.readline().strip()}"

    def picture(self, path: Path) -> None:
        """Save what is on the screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        command = ["import", "-display", self.name, "-window", "root", str(path)]
        subprocess.run(command, check=True, timeout=60)

    def window_named(self, name: str) -> tuple[int, int, int, int] | None:
        """Left, top, width and height of a window that is shown under this name."""
        found = self._ask("search", "--onlyvisible", "--name", name).split()
        if not found:
            return None
        told = self._ask("getwindowgeometry", "--shell", found[-1])
        values = dict(line.split("=") for line in told.splitlines())
        return tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))

    def click(self, left: float, top: float) -> None:
        """Click at a place of the screen."""
        self._ask("mousemove", str(round(left)), str(round(top)), "sleep", "0.3", "click", "1")

    def _ask(self, *words: str) -> str:
        environment = {**os.environ, "DISPLAY": self.name}
        done = subprocess.run(
            ["xdotool", *words],
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return done.stdout

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(timeout=20)


class Prefix:
    """A Windows that knows nothing yet.

    Attributes:
        drive: its `C:`.
        user: the folder of its user.
    """

    def __init__(self, folder: Path, screen: Screen) -> None:
        self._folder = folder
        self.screen = screen
        home = folder / "home"
        home.mkdir(parents=True)
        self.drive = folder / "prefix" / "drive_c"
        self.environment = {
            **{
                name: os.environ[name] for name in ("PATH", "USER", "LOGNAME") if name in os.environ
            },
            "HOME": str(home),
            "WINEPREFIX": str(folder / "prefix"),
            "DISPLAY": screen.name,
            "LC_ALL": "C.UTF-8",
            "WINEDEBUG": "-all",
            "WINEARCH": "win64",
            # Wine must not touch the real desktop, nor ask for .NET and HTML engines.
            "WINEDLLOVERRIDES": "winemenubuilder.exe=d;mscoree=d;mshtml=d",
            # The fast kernels of OpenBLAS fault under Wine.
            "OPENBLAS_CORETYPE": "Nehalem",
            "OPORA_QUIET": "1",
        }
        self._make()
        users = [path for path in (self.drive / "users").iterdir() if path.name != "Public"]
        assert len(users) == 1
        self.user = users[0]
        for name in USER_FOLDERS:  # links into the home folder at first
            place = self.user / name
            if place.is_symlink():
                place.unlink()
            place.mkdir(exist_ok=True)

    def wine(self, *words: str | Path, timeout: int = 180, check: bool = True) -> int:
        """Run a Windows program to its end; returns the exit code.

        Raises:
            AssertionError: it took too long, or failed although `check` was asked for.
        """
        command = ["wine", *map(str, words)]
        with (self._folder / "wine.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            code = process.wait(timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise AssertionError(f"too slow: {' '.join(command)}") from None
        assert code == 0 or not check, f"ended with {code}: {' '.join(command)}"
        return code

    def start(
        self, program: Path, *words: str | Path, timeout: int = 180, check: bool = True
    ) -> int:
        """Run a program with a window to its end; returns its exit code."""
        return self.wine("start", "/wait", "/unix", program, *words, timeout=timeout, check=check)

    @contextmanager
    def running(self, *words: str | Path) -> Iterator[None]:
        """A Windows program that is driven inside the block and has ended after it."""
        command = ["wine", *map(str, words)]
        # What the program starts would inherit a file as its output, and Python dies of it in Wine.
        nowhere = subprocess.DEVNULL
        process = subprocess.Popen(command, env=self.environment, stdout=nowhere, stderr=nowhere)
        try:
            yield
            assert process.wait(timeout=120) == 0
        finally:
            process.kill()

    def settle(self) -> None:
        """Wait until no Windows program runs any more."""
        subprocess.run(["wineserver", "-w"], env=self.environment, check=True, timeout=120)

    def windows_path(self, path: Path) -> str:
        """A path as Windows programs write it."""
        return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")

    def registry(self) -> str:
        """Everything in the registry, as Wine keeps it; texts with letters readable."""
        files = sorted((self._folder / "prefix").glob("*.reg"))
        text = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)
        return re.sub(r"\\x([0-9a-f]{1,4})", lambda m: chr(int(m[1], 16)), text)

    def close(self) -> None:
        """End every Windows program."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False, timeout=60)

    def _make(self) -> None:
        self.wine("wineboot", "-i")
        self.settle()
        self.wine("winecfg", "/v", "win10")
        system = self.drive / "windows" / "system32"
        self._compile(system / "windows.ui.dll", "ui_settings.c", "-lole32", "-luuid")
        self._compile(system / "bcryptprimitives.dll", "random_bytes.c", "-ladvapi32")
        self._replace_ucrt(system)
        dll = r"C:\windows\system32\windows.ui.dll"
        self.wine("reg", "add", _UI_SETTINGS, "/v", "DllPath", "/t", "REG_SZ", "/d", dll, "/f")
        for name in ("ucrtbase", "bcryptprimitives"):
            key = r"HKCU\Software\Wine\DllOverrides"
            self.wine("reg", "add", key, "/v", name, "/t", "REG_SZ", "/d", "native,builtin", "/f")
        self.settle()

    def _compile(self, target: Path, source: str, *more: str | Path) -> None:
        target.unlink(missing_ok=True)
        subprocess.run([*_GCC, "-o", target, STANDINS / source, *more], check=True, timeout=60)

    def _replace_ucrt(self, system: Path) -> None:
        """A ucrtbase.dll with the six missing functions; the others are Wine's own."""
        own = bytearray((system / "ucrtbase.dll").read_bytes())
        own[_WINE_MARK] = bytes(32)
        (system / "ucrtwine.dll").write_bytes(own)
        listing = subprocess.run(
            ["x86_64-w64-mingw32-objdump", "-p", system / "ucrtwine.dll"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        names = [
            line.rsplit(maxsplit=1)[-1]
            for line in listing.splitlines()
            if re.search(r"\t\[ *\d+\] \w+$", line)
        ]
        lines = [f"  {name} = my_{name}" for name in _COMPLEX]
        lines += [f"  {name} = ucrtwine.{name}" for name in names if name not in _COMPLEX]
        definition = self._folder / "ucrtbase.def"
        definition.write_text("LIBRARY ucrtbase\nEXPORTS\n" + "\n".join(lines) + "\n")
        self._compile(system / "ucrtbase.dll", "complex_parts.c", "-nostdlib", definition)


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Look again and again until something holds.

    Raises:
        AssertionError: it did not in time.
    """
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited in vain for: {what}"
        time.sleep(0.2)


def tree_of(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): sha256_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def every_row(root: Path, passing: Path) -> list[str]:
    """Every row of a workspace's database as SQL, read from a copy in a folder made anew."""
    remove_tree(passing)
    passing.mkdir()
    for path in root.glob("opora.sqlite*"):
        shutil.copyfile(path, passing / path.name)
    with closing(sqlite3.connect(passing / "opora.sqlite")) as connection:
        return list(connection.iterdump())


def remove_tree(folder: Path) -> None:
    """Remove a folder if it is there."""
    shutil.rmtree(folder, ignore_errors=True)


def empty_folder(folder: Path) -> Path:
    """The folder without what an earlier run left in it."""
    remove_tree(folder)
    folder.mkdir(parents=True)
    return folder
