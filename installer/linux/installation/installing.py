"""Puts the program into the user's folder, or takes it away: whole or not at all."""

import ctypes
import hashlib
import json
import os
import shutil
from pathlib import Path

from . import desktop, system
from .places import Places, Refusal, is_newer, processes_of, version_of

_MEGA = 1_000_000
_SPARE = 50 * _MEGA  # bytes left free on the disk
_LISTED = "program/files.json"
_OF_THE_ARCHIVE = "release.json"  # the installed program has its own in program/


def install(source: Path, places: Places) -> list[str]:
    """Install what lies in a folder; returns what is to be said, in Russian.

    The new program is copied beside the old one and checked before it takes its place, so a cut
    off installation leaves the old one.

    Raises:
        Refusal: it must not or cannot be installed; the old program is as it was.
    """
    program = places.program
    version, before = version_of(source), version_of(program)
    if version is None:
        raise Refusal(_damaged("program/version.txt"))
    if source == program.resolve():
        raise Refusal(
            "Программа уже установлена в эту папку. "
            "Для обновления запустите install.sh из папки нового выпуска."
        )
    if os.environ.get("SUDO_USER"):
        raise Refusal("Программа устанавливается для того, кто её запускает. Повторите без sudo.")
    if before is not None and is_newer(before, version):
        raise Refusal(
            f"Уже установлена более новая версия «Опоры», {before}. "
            f"Версия {version} не установлена, ничего не изменено."
        )
    _refuse_while_running(places)
    _replace(source, program)
    _link(places)
    desktop.add(places)
    done = "установлена" if before is None else "обновлена"
    return [
        f"«Опора» {version} {done}: {program}",
        "Запуск: значок «Опора» в меню программ или команда opora в терминале.",
        "Удаление: sh " + _shown(program / "uninstall.sh") + " (данные останутся).",
        *system.advice(),
    ]


def remove(places: Places) -> list[str]:
    """Remove the program and leave every workspace; returns what is to be said, in Russian.

    Raises:
        Refusal: it is not there, or it is running.
    """
    if not places.program.is_dir():
        raise Refusal(f"Программы здесь нет: {places.program}")
    _refuse_while_running(places)
    desktop.remove(places)
    if places.command.is_symlink() and places.command.readlink() == places.program / "opora":
        places.command.unlink()
    shutil.rmtree(places.program)
    return [
        "Программа «Опора» удалена. Рабочее место со всеми данными остаётся на этом компьютере.",
        f"Обычно оно лежит здесь: {places.workspace}",
        "Если установить программу снова, работа продолжится с того же места.",
        "Если данные больше не нужны, удалите эту папку сами.",
    ]


def _refuse_while_running(places: Places) -> None:
    if next(processes_of(places.program), None) is not None:
        raise Refusal("Программа «Опора» сейчас открыта. Закройте её и повторите.")


def _replace(source: Path, program: Path) -> None:
    new, old = (program.with_name(f"{program.name}.{word}") for word in ("new", "old"))
    if old.exists() and not program.exists():  # the last time it was cut off between two steps
        old.rename(program)
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    program.parent.mkdir(parents=True, exist_ok=True)
    hashes = _listed(source)
    size = sum((source / name).stat().st_size for name in hashes if (source / name).is_file())
    if shutil.disk_usage(program.parent).free < size + _SPARE:
        raise Refusal(
            f"На диске мало места: нужно {(size + _SPARE) // _MEGA} МБ. "
            "Освободите место и повторите; ничего не изменено."
        )
    try:
        shutil.copytree(source, new)
        (new / _OF_THE_ARCHIVE).unlink(missing_ok=True)
        for name, expected in hashes.items():
            if not _is_as_listed(new / name, expected):
                raise Refusal(_damaged(name))
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if not _is_exchanged(new, program):
        if program.exists():
            program.rename(old)
        new.rename(program)
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)


def _is_exchanged(new: Path, program: Path) -> bool:
    """Let two folders change places in one step: whoever is killed or loses power leaves a program.

    False when there is no old one, or the disk cannot (renameat2 of Linux 3.15 and glibc 2.28).
    """
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except AttributeError:
        return False
    renameat2.argtypes = (*(ctypes.c_int, ctypes.c_char_p) * 2, ctypes.c_uint)
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return renameat2(here, os.fsencode(new), here, os.fsencode(program), exchange) == 0


def _listed(source: Path) -> dict[str, str]:
    try:
        return json.loads((source / _LISTED).read_text(encoding="ascii"))
    except (OSError, ValueError):
        raise Refusal(_damaged(_LISTED)) from None


def _is_as_listed(path: Path, expected: str) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == expected


def _link(places: Places) -> None:
    """The command in the terminal; a file of another program by this name is left alone."""
    command = places.command
    if command.exists() and not command.is_symlink():
        return
    command.parent.mkdir(parents=True, exist_ok=True)
    command.unlink(missing_ok=True)
    command.symlink_to(places.program / "opora")


def _damaged(name: str) -> str:
    return (
        f"Архив распакован не полностью или повреждён: файл «{name}» не тот, что в выпуске. "
        "Распакуйте архив ещё раз или возьмите его заново; ничего не изменено."
    )


def _shown(path: Path) -> str:
    return f"'{path}'" if " " in str(path) else str(path)
