"""Opening files and folders with the programs of the computer."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from app.views.base.messages import Messages
    from app.views.base.page_context import PageContext


# What the system would run: a workspace from elsewhere may name any file as a document of its own.
_RUN = tuple(
    f".{ending}"
    for group in (
        ("appimage", "application", "appref-ms", "bat", "chm", "cmd", "com", "cpl", "desktop"),
        ("exe", "gadget", "hlp", "hta", "inf", "ins", "isp", "jar", "js", "jse", "lnk", "msc"),
        ("msi", "msp", "mst", "pif", "ps1", "psm1", "py", "pyc", "pyw", "reg", "scf", "scr"),
        ("sct", "sh", "url", "vb", "vbe", "vbs", "ws", "wsc", "wsf", "wsh"),
    )
    for ending in group
)


def usual_folder(remembered: str = "") -> Path:
    """Where a file is saved unless the user says otherwise.

    The folder of last time, as long as it is there, else that of the user's documents: where the
    program itself runs nothing can be written.
    """
    if remembered and Path(remembered).is_dir():
        return Path(remembered)
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def named_file(messages: "Messages", name: str, suffix: str, taken: str) -> Path | None:
    """The file that was named in a dialog; None when there is none, or it is to be left alone.

    The dialog has asked about an older file of the name as it was typed; with the ending that the
    program adds it may be another one.

    Args:
        messages: asks whether that one is to be replaced.
        name: what the dialog gave.
        suffix: the ending that the file gets, with its dot.
        taken: the sentence that says that there is an older one.
    """
    if not name:
        return None
    out = Path(name)
    if out.suffix.casefold() == suffix:
        return out
    out = out.with_name(f"{out.name}{suffix}")
    if out.exists() and not messages.ask(f"Заменить файл «{out.name}»?", taken, yes="Заменить"):
        return None
    return out


def open_file(messages: "Messages", path: Path) -> None:
    """Open a file in its own program; says so when it is gone or nothing can open it.

    Programs and what else would be run are not opened.
    """
    if not path.exists():
        messages.warn(
            f"Файла «{path.name}» больше нет.",
            f"Он лежал в папке «{path.parent}». Создайте его снова.",
        )
    elif path.suffix.casefold() in _RUN:
        messages.warn(
            f"Файл «{path.name}» – не документ, а программа или команда.",
            f"«Опора» такие файлы не открывает. Он лежит в папке «{path.parent}».",
        )
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        messages.warn(f"Файл «{path.name}» нечем открыть.", f"Он лежит в папке «{path.parent}».")


def open_attachment(context: "PageContext", attachment_id: int) -> None:
    """Open a file that was put into the workspace; says so when it is gone."""
    from app.services.plans import attachment_path

    with context.messages.attempt("Приложенный файл"):
        open_file(context.messages, attachment_path(context.workspace, attachment_id))


def open_link(messages: "Messages", address: str) -> None:
    """Open an address in the browser; only ordinary web addresses are opened."""
    url = QUrl.fromUserInput(address.strip())
    web = url.isValid() and url.scheme() in ("http", "https")
    if not (web and QDesktopServices.openUrl(url)):
        messages.warn("Эту ссылку открыть нельзя.", f"Адрес: {address}")


def show_in_folder(messages: "Messages", path: Path) -> None:
    """Show a file in the file manager, selected where the platform can do it."""
    if not path.parent.exists():
        messages.warn(f"Папки «{path.parent}» больше нет.")
        return
    if sys.platform == "win32" and path.exists():
        subprocess.Popen(["explorer", "/select,", str(path)])
    elif sys.platform == "darwin" and path.exists():
        subprocess.Popen(["open", "-R", str(path)])
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
        messages.warn("Папку нечем открыть.", f"Файл лежит здесь: {path}")


def open_folder(messages: "Messages", folder: Path) -> None:
    """Show what lies in a folder; says so when there is none yet."""
    if not folder.is_dir():
        messages.inform("Этой папки пока нет.", "Она появится вместе с первым документом.")
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        messages.warn("Папку нечем открыть.", f"Она лежит здесь: {folder}")
