"""The Windows Python: `runtime/` with its DLLs, the standard library as one archive."""

import shutil
from pathlib import Path

from installer.cpython import unpack_jar
from installer.layout import BUILD, LIBRARY, PROGRAM
from installer.rules import Rules, allowed
from installer.running import BuildError, run

_MINGW = "x86_64-w64-mingw32-"
# Where python313.dll looks for modules; nothing is taken from the registry or the environment.
_SEARCH_PATH = f"python313.zip\n.\nDLLs\n../{LIBRARY}\n../{PROGRAM}\n"
_BESIDE_DLL = ("vcruntime140.dll", "vcruntime140_1.dll")


def licence_of_python(jar: Path) -> Path:
    """The text of the licence; only the Linux artefact has it."""
    return unpack_jar(jar, "linux-x86_64") / "lib" / "python3.13" / "LICENSE.txt"


def lay_out(jar: Path, licence: Path, target: Path, sources: Path, rules: Rules) -> None:
    """Put DLLs and extensions into `target`, the modules for the archive into `sources`."""
    home = unpack_jar(jar, "windows-x86_64")
    (target / "DLLs").mkdir(parents=True)
    shutil.copyfile(home / "python313.dll", target / "python313.dll")
    for path in sorted((home / "lib").rglob("*")):
        name = path.relative_to(home / "lib").as_posix()
        if not path.is_file() or not allowed(name, rules.runtime):
            continue
        if name in _BESIDE_DLL:
            shutil.copyfile(path, target / name)
        elif path.suffix in (".pyd", ".dll"):
            shutil.copyfile(path, target / "DLLs" / name)
        elif path.suffix == ".py":
            place = sources / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    shutil.copyfile(licence, target / "LICENSE.txt")
    (target / "python313._pth").write_text(_SEARCH_PATH, encoding="ascii", newline="\n")
    _make_stable_abi(home, target)


def _make_stable_abi(home: Path, target: Path) -> None:
    """`python3.dll`, which extensions of every Python 3 import: forwarders to python313.dll."""
    symbols = run([f"{_MINGW}nm", home / "libs" / "python3.lib"]).decode()
    exported = run([f"{_MINGW}objdump", "-p", target / "python313.dll"]).decode()
    lines = forwarders(symbols, exported)
    definition = BUILD / "python3.def"
    definition.write_text("LIBRARY python3\nEXPORTS\n" + "\n".join(lines) + "\n", encoding="ascii")
    link(definition, target / "python3.dll")


def link(definition: Path, target: Path) -> None:
    """Make a library of nothing but forwarders; the same bytes in every folder."""
    # The address would else be made of the name of the checkout's folder.
    stable = ["-Wl,--no-insert-timestamp", "-Wl,--disable-auto-image-base"]
    run([f"{_MINGW}gcc", "-shared", "-nostdlib", "-s", *stable, "-o", target, definition])


def forwarders(symbols: str, exported: str) -> list[str]:
    """Lines of the definition file: what the import library names and python313.dll has.

    Args:
        symbols: output of `nm` on python3.lib.
        exported: output of `objdump -p` on python313.dll.

    Raises:
        BuildError: hardly anything is left, so the outputs were not understood.
    """
    words = [line.split() for line in symbols.splitlines()]
    functions = {row[2] for row in words if len(row) == 3 and row[1] == "T"}
    wanted = {row[2][6:] for row in words if len(row) == 3 and row[2].startswith("__imp_")}
    known = {line.rsplit(maxsplit=1)[-1] for line in exported.splitlines() if "\t[" in line}
    names = sorted(wanted & known)
    if len(names) < 500:
        msg = f"python3.dll: only {len(names)} symbols found"
        raise BuildError(msg)
    return [f"  {name} = python313.{name}{'' if name in functions else ' DATA'}" for name in names]
