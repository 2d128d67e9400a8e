"""Starting without a window needs no Qt; starting the window needs no heavy library."""

import json
import subprocess
import sys
from pathlib import Path

from tests.architecture.modules import HEAVY, ROOT


def loaded_after(code: str, *arguments: str) -> set[str]:
    """Top-level packages in `sys.modules` after running code in a fresh process."""
    listing = "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    script = f"{code}\nimport json, sys\n{listing}"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_command_line_needs_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom app.bootstrap import main\n"
        f"main(['--workspace', {str(tmp_path / 'w')!r}, 'init'])\n"
        f"main(['--workspace', {str(tmp_path / 'w')!r}, 'results', '--year', '2019'])"
    )
    assert "PySide6" not in loaded_after(code)


def test_services_that_the_first_screen_reads_are_light() -> None:
    light = ("year.overview", "storage.workspace", "log.changes")
    code = "\n".join(f"import app.services.{name}" for name in light)
    assert not loaded_after(code) & HEAVY


def test_opening_a_workspace_that_is_up_to_date_does_not_import_sqlalchemy(tmp_path: Path) -> None:
    root = tmp_path / "w"
    loaded_after(
        f"from pathlib import Path\nfrom app.services.storage.workspace import create_workspace\n"
        f"create_workspace(Path({str(root)!r})).close()"
    )
    code = (
        f"from pathlib import Path\nfrom app.services.storage.workspace import open_workspace\n"
        f"with open_workspace(Path({str(root)!r})) as w, w.database.reading() as r:\n"
        "    r.scalar('SELECT count(*) FROM procedure')"
    )
    assert not loaded_after(code) & HEAVY
