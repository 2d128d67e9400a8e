"""The systems that packages are made for: what a lock file, pip and Maven call them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class System:
    """One system.

    Attributes:
        name: a word for it.
        python: version of CPython that is shipped.
        markers: what the markers of a lock file are decided by.
        platforms: tags of wheels that run there, as pip calls them.
        spelling: what the rules of `payload.toml` call a file of a wheel or of CPython.
        oldest_glibc: the oldest C library that a package has to run on; None where there is none.
    """

    name: str
    python: str
    markers: Mapping[str, str]
    platforms: tuple[str, ...]
    spelling: Callable[[str], str] = str
    oldest_glibc: tuple[int, int] | None = None

    @property
    def short_python(self) -> str:
        """First two numbers of the version of CPython, such as `3.11`."""
        return self.python.rpartition(".")[0]

    @property
    def abis(self) -> tuple[str, ...]:
        """Tags of what a compiled wheel may count on."""
        return f"cp{self.short_python.replace('.', '')}", "abi3", "none"


def _markers(python: str, **own: str) -> dict[str, str]:
    return {
        "implementation_name": "cpython",
        "implementation_version": python,
        "platform_python_implementation": "CPython",
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "extra": "",
        **own,
    }


_MODULE = re.compile(r"(\.cpython-\d+-x86_64-linux-gnu|\.abi3)?\.so$")
_SHARED = re.compile(r"(?:^|(?<=/))lib([^/]+?)\.so[\d.]*$")
_FOLDERS = (("PySide6/Qt/lib/", "PySide6/"), ("PySide6/Qt/", "PySide6/"), ("lib-dynload/", ""))


def as_on_windows(name: str) -> str:
    """What a file of a Linux wheel or of the Linux CPython is called in those for Windows.

    One list of rules serves both: `PySide6/Qt/lib/libQt6Core.so.6` is `PySide6/Qt6Core.dll`,
    `lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so` is `_ssl.pyd`.
    """
    for linux, windows in _FOLDERS:
        if name.startswith(linux):
            name = windows + name.removeprefix(linux)
            break
    shared = _SHARED.sub(r"\1.dll", name)
    return shared if shared != name else _MODULE.sub(".pyd", name)


WINDOWS = System(
    name="windows",
    python="3.13.5",
    markers=_markers(
        "3.13.5",
        os_name="nt",
        platform_machine="AMD64",
        platform_release="10",
        platform_system="Windows",
        platform_version="10.0.19045",
        sys_platform="win32",
    ),
    platforms=("win_amd64",),
)

# Qt 6.9.3 asks for glibc 2.28 (Debian 10, Astra Linux 1.7). Of CPython the build of 3.11.3 runs
# there, those of 3.12 and 3.13 ask for 2.35.
_GLIBC = (2, 28)
LINUX = System(
    name="linux",
    python="3.11.3",
    markers=_markers(
        "3.11.3",
        os_name="posix",
        platform_machine="x86_64",
        platform_release="4.19.0",
        platform_system="Linux",
        platform_version="#1 SMP",
        sys_platform="linux",
    ),
    platforms=(
        *(f"manylinux_2_{minor}_x86_64" for minor in range(_GLIBC[1], 4, -1)),
        *(f"manylinux{year}_x86_64" for year in ("2014", "2010", "1")),
    ),
    spelling=as_on_windows,
    oldest_glibc=_GLIBC,
)
