from hashlib import sha256
from pathlib import Path

import pytest

from tests.pages.archive_check import PINNED, NoValidatorError, require_pinned


def test_only_the_jars_that_were_chosen_are_run(tmp_path: Path) -> None:
    pinned, folder = tmp_path / "jars.sha256", tmp_path / "jars"
    folder.mkdir()
    jars = {"core.jar": b"one", "parser.jar": b"two"}
    lines = [f"{sha256(data).hexdigest()}  {name}\n" for name, data in jars.items()]
    pinned.write_text("".join(lines), encoding="ascii")
    for name, data in jars.items():
        (folder / name).write_bytes(data)
    require_pinned(folder, pinned)
    for name, data in (("core.jar", b"another"), ("core.jar", None), ("new.jar", b"three")):
        path = folder / name
        before = path.read_bytes() if path.exists() else None
        if data is None:
            path.unlink()
        else:
            path.write_bytes(data)
        with pytest.raises(NoValidatorError, match=rf"SHA-256: {name}\. Nothing of it was run"):
            require_pinned(folder, pinned)
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
    require_pinned(folder, pinned)


def test_every_jar_of_verapdf_is_pinned() -> None:
    lines = [line.split() for line in PINNED.read_text(encoding="ascii").splitlines()]
    assert all(len(digest) == 64 for digest, _name in lines)
    names = [name for _digest, name in lines]
    assert {"validation-model-1.30.2.jar", "core-1.30.2.jar", "parser-1.30.2.jar"} <= set(names)
    pom = (PINNED.parent / "pom.xml").read_text(encoding="utf-8")
    assert "<version>1.30.2</version>" in pom
