"""`make run`: the window on a copy of the demo district, or the same job without a screen.

Without a screen it imports nothing by hand: it makes the demo workspace, identifies the schools,
makes the documents, says where they lie, and saves a picture of the main window.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "demo"
WORKSPACE = OUT / "workspace"
YEAR = 2019


def opora(*arguments: str) -> dict[str, object]:
    """Run one command of the program on the demo workspace and return its JSON document."""
    command = [sys.executable, str(ROOT / "main.py"), "--workspace", str(WORKSPACE), "--json"]
    done = subprocess.run(
        [*command, *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    if done.returncode != 0:
        sys.stderr.write(done.stderr)
        raise SystemExit(done.returncode)
    return json.loads(done.stdout)


def has_screen() -> bool:
    """Whether a window can be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def job_without_a_screen() -> None:
    """The main job from the command line, told in words."""
    identified = opora("identify", "--year", str(YEAR), "--freeze")
    schools = identified["schools"]
    found = [row["school"] for row in schools if row["status"] == "shnor"]
    say(f"Выявление за {YEAR - 1}/{YEAR}: проверено школ: {len(schools)}, ШНОР: {len(found)}")
    for name in found:
        say(f"  {name}")
    for row in opora("documents", "--year", str(YEAR))["documents"]:
        if not row["ready"]:
            say(f"{row['title']}: не хватает данных: {'; '.join(row['missing'])}")
            continue
        for path in opora(
            "documents", "build", row["kind"], "--year", str(YEAR), "--out", str(OUT / "documents")
        )["files"]:
            say(f"Документ: {Path(path).relative_to(ROOT)}")
    picture = OUT / "window.png"
    subprocess.run(
        [sys.executable, "-m", "tests.screenshots.one", str(WORKSPACE), str(picture)],
        cwd=ROOT,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    say(f"Снимок окна: {picture.relative_to(ROOT)}")
    say("Экрана нет, поэтому работа сделана из командной строки. С экраном открылось бы окно.")


def say(text: str) -> None:
    """One line for the person at the terminal."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    """Make a fresh copy of the demo district and show it."""
    sys.stdout.reconfigure(encoding="utf-8")
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    made = opora("init", "--demo")
    say(f"Учебный район: build/demo/workspace, школ: {made['schools']}")
    if not has_screen():
        job_without_a_screen()
        return 0
    return subprocess.call([sys.executable, str(ROOT / "main.py"), "--workspace", str(WORKSPACE)])


if __name__ == "__main__":
    sys.exit(main())
