"""What the tests of both installers do with Windows and with the installed program."""

import re
import time
from pathlib import Path

from installer.layout import LAUNCHER, PRODUCT
from installer.windows.wizard.tables import Wizard
from tests.msi.prefix import Prefix, wait_until

REFUSED = 1603 & 0xFF  # as Wine tells the code


def home(windows: Prefix) -> Path:
    """Folder of the installed program."""
    return windows.user / "AppData" / "Local" / "Programs" / "Opora"


def own_workspace(windows: Prefix) -> Path:
    """The workspace that the program opens when none is named."""
    return windows.user / "AppData" / "Local" / "Opora" / "workspace"


def shortcuts(windows: Prefix) -> list[Path]:
    """On the desktop and in the Start menu."""
    menu = windows.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
    return [windows.user / "Desktop" / f"{PRODUCT}.lnk", menu / f"{PRODUCT}.lnk"]


def install(windows: Prefix, *words: str | Path, check: bool = True) -> int:
    """Run the installer quietly and wait for its end."""
    code = windows.wine("msiexec", *words, "/qn", check=check, timeout=300)
    windows.settle()
    return code


def opora(windows: Prefix, *words: str | Path, check: bool = True) -> int:
    """Run a command of the installed program; paths become those of Windows."""
    inside = [windows.windows_path(word) if isinstance(word, Path) else word for word in words]
    return windows.start(home(windows) / LAUNCHER, *inside, timeout=300, check=check)


def versions_in_list(windows: Prefix, product: str = PRODUCT) -> list[str]:
    """Versions of a product in the list of installed programs («Приложения»)."""
    entries = re.split(r"\n(?=\[)", windows.registry())
    listed = [part for part in entries if "\\Uninstall\\" in part.partition("]")[0]]
    ours = [part for part in listed if f'"DisplayName"="{product}"' in part]
    return [match[1] for part in ours if (match := re.search(r'"DisplayVersion"="(.*?)"', part))]


def window_opens(windows: Prefix, log: Path, before: int, picture: Path) -> None:
    """Wait until the window has the workspace open, and keep a picture of it."""
    wait_until(lambda: log.is_file() and log.read_text("utf-8").count("open after") > before,
               "the window with the workspace", 120)  # fmt: skip
    time.sleep(3)  # painted after that
    windows.screen.picture(picture)


def close_window(windows: Prefix) -> None:
    """Close it as the user does."""
    windows.wine("taskkill", "/im", LAUNCHER)
    windows.settle()


def assert_calm(root: Path) -> None:
    """Neither the log nor the folder beside it tells of trouble."""
    text = (root / "logs" / "opora.log").read_text("utf-8")
    assert not re.search(r" (WARNING|ERROR|CRITICAL) ", text), text
    assert not list((root / "logs").glob("crash-*"))


def press(windows: Prefix, wizard: Wizard, page: str, control: str) -> None:
    """Click on a control of the installer's page that is shown."""
    shown = {made.name: made for made in wizard.pages}[page]
    box = next(made.box for made in shown.controls if made.name == control)
    frame = windows.screen.window_named(PRODUCT)
    assert frame is not None, f"{page} is not shown"
    scale = frame[2] / shown.size[0]
    left = 8 if control in ("Accept", "Run") else box[2] / 2
    windows.screen.click(
        frame[0] + (box[0] + left) * scale, frame[1] + (box[1] + box[3] / 2) * scale
    )
