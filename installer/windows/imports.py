"""Every DLL that a file of the package imports has to be in the package or in Windows."""

from collections.abc import Iterable
from pathlib import Path

from installer.running import run

_BINARIES = (".dll", ".pyd", ".exe")
# Part of Windows 10 and 11; `api-ms-win-*` and `ext-ms-*` are too.
_WINDOWS = """
advapi32 authz bcrypt bcryptprimitives comctl32 comdlg32 crypt32 d3d11 d3d12 d3d9
dbghelp dnsapi dwmapi dwrite dxgi gdi32 imm32 iphlpapi kernel32 mpr msvcrt ncrypt
netapi32 ntdll ole32 oleaut32 opengl32 propsys psapi rpcrt4 secur32 setupapi shcore
shell32 shlwapi ucrtbase uiautomationcore user32 userenv uxtheme version winhttp winmm
winspool.drv ws2_32 wtsapi32
"""
WINDOWS = frozenset(_WINDOWS.split())


def missing_imports(payload: Path) -> dict[str, list[str]]:
    """Names of DLLs that are nowhere, with the files that ask for them."""
    binaries = sorted(path for path in payload.rglob("*") if path.suffix.lower() in _BINARIES)
    here = {path.name.lower() for path in binaries}
    missing: dict[str, list[str]] = {}
    for path in binaries:
        listing = run(["x86_64-w64-mingw32-objdump", "-p", path]).decode(errors="replace")
        for name in imported(listing.splitlines()):
            if name not in here and not _is_windows(name):
                missing.setdefault(name, []).append(path.relative_to(payload).as_posix())
    return missing


def imported(listing: Iterable[str]) -> list[str]:
    """Names of DLLs in the output of `objdump -p`, small letters."""
    rows = (line.partition("DLL Name: ") for line in listing)
    return [name.strip().lower() for _, found, name in rows if found]


def _is_windows(name: str) -> bool:
    return name.removesuffix(".dll") in WINDOWS or name.startswith(("api-ms-win-", "ext-ms-"))
