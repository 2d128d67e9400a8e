"""Whether a package fits: each obstacle has its sentence and its way out."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.errors import UserError
from app.services.findings.finding import Weight
from app.services.program.releases.installation import Installation, System
from app.services.program.releases.signature import UNSIGNED, Publisher, Signature, Trust
from app.services.program.releases.updating.judging import Review, review
from app.services.program.releases.updating.reading import read_release
from app.services.program.releases.updating.wording import facts
from app.services.program.releases.version import Version
from app.services.progress import run_steps
from app.services.storage import upgrade
from installer.layout import UPDATE_PRODUCT
from tests.services.program.releases.packages import installed, write_archive, write_msi

OURS = Publisher(name="ООО «Опора»", organisation="ООО «Опора»", country="RU")
BY_US = Signature(Trust.TRUSTED, OURS)
BY_OTHERS = Signature(Trust.TRUSTED, Publisher(name="ООО «Другое»", country="RU"))
BAD, UNKNOWN = Signature(Trust.BAD), Signature(Trust.UNKNOWN)


def judged(
    folder: Path, here: Installation, signature: Signature = UNSIGNED, **other: Any
) -> Review:
    """An MSI, judged beside an installation."""
    release = run_steps(read_release(write_msi(folder / "Опора.msi", **other)))
    release = replace(release, signature=signature)
    return review(release, here, upgrade.known_revisions(), folder)


def codes(reviewed: Review) -> list[str]:
    return [one.code for one in reviewed.findings]


def test_a_newer_package_fits_and_tells_what_is_new_since(tmp_path: Path) -> None:
    reviewed = judged(tmp_path, installed(tmp_path))
    assert reviewed.fits
    assert [str(one.version) for one in reviewed.news] == ["1.2.0", "1.1.0"]
    assert codes(reviewed) == ["release.no-signature"]
    reviewed.require_fit()
    assert judged(tmp_path, installed(tmp_path), kind="update").fits


def test_the_way_back_from_a_small_update_is_to_remove_it_alone(tmp_path: Path) -> None:
    newer = Version(1, 3, 0)
    hints = {
        kind: obstacle.hint
        for kind in ("full", "update")
        if (obstacle := judged(tmp_path, installed(tmp_path, kind=kind, version=newer)).obstacle)
    }
    assert f"«{UPDATE_PRODUCT}»" in hints["update"]
    assert "удалите программу" not in hints["update"]
    assert UPDATE_PRODUCT not in hints["full"]
    assert "данные останутся" in hints["full"]
    assert "данные останутся" in hints["update"]


def test_each_obstacle_has_a_code_a_sentence_and_a_way_out(tmp_path: Path) -> None:
    here = installed(tmp_path)
    signed = installed(tmp_path, publisher=OURS)
    cases: dict[str, Review] = {
        "release.older": judged(tmp_path, installed(tmp_path, version=Version(1, 3, 0))),
        "release.same": judged(tmp_path, installed(tmp_path, version=Version(1, 2, 0))),
        "release.other-runtime": judged(tmp_path, here, kind="update", runtime="d" * 64),
        "release.other-system": judged(tmp_path, installed(tmp_path, System.LINUX)),
        "release.not-installed": judged(tmp_path, installed(None)),
        "release.no-room": judged(tmp_path, here, installed_size=1 << 39),
        "release.unsigned": judged(tmp_path, signed),
        "release.bad-signature": judged(tmp_path, here, BAD),
        "release.other-publisher": judged(tmp_path, signed, BY_OTHERS),
    }
    linux = run_steps(read_release(write_archive(tmp_path / "opora.tar.xz")))
    by_system = installed(tmp_path, System.LINUX, kind="deb")
    cases["release.system-package"] = review(linux, by_system, upgrade.known_revisions(), tmp_path)
    for code, reviewed in cases.items():
        assert reviewed.obstacle is not None, code
        assert reviewed.obstacle.code == code
        assert reviewed.obstacle.hint.endswith("."), code
        assert not reviewed.obstacle.text.endswith("."), code
        with pytest.raises(UserError) as refused:
            reviewed.require_fit()
        assert refused.value.hint == reviewed.obstacle.hint


def test_of_a_file_for_another_system_only_that_is_said(tmp_path: Path) -> None:
    for version in (Version(1, 2, 0), Version(1, 3, 0)):  # the same as in the file, and newer
        here = installed(tmp_path, System.LINUX, version=version)
        assert codes(judged(tmp_path, here)) == ["release.other-system"]


def test_a_damaged_program_is_mended_as_its_system_installs_files(tmp_path: Path) -> None:
    same = Version(1, 2, 0)
    windows = judged(tmp_path, installed(tmp_path, version=same))
    archive = run_steps(read_release(write_archive(tmp_path / "opora.tar.xz")))
    here = installed(tmp_path, System.LINUX, version=same)
    linux = review(archive, here, upgrade.known_revisions(), tmp_path)
    for reviewed, words in ((windows, "двойным щелчком"), (linux, "sh install.sh")):
        assert reviewed.obstacle is not None
        assert reviewed.obstacle.code == "release.same"
        assert words in reviewed.obstacle.hint


def test_a_full_package_fits_whatever_the_runtime_is(tmp_path: Path) -> None:
    assert judged(tmp_path, installed(tmp_path), runtime="d" * 64).fits


def test_a_signature_counts_where_the_program_is_signed(tmp_path: Path) -> None:
    signed = installed(tmp_path, publisher=OURS)
    for signature in (BY_US, BY_OTHERS, UNSIGNED, UNKNOWN, BAD):
        assert judged(tmp_path, signed, signature).fits is (signature is BY_US), signature
    assert codes(judged(tmp_path, signed, BY_US)) == []
    here = installed(tmp_path)
    for signature in (BY_US, BY_OTHERS, UNKNOWN):
        assert judged(tmp_path, here, signature).fits, "nobody has to sign for an unsigned program"
    assert codes(judged(tmp_path, here, BY_OTHERS)) == []


def test_of_whom_a_file_is_stands_in_the_review(tmp_path: Path) -> None:
    signed = installed(tmp_path, publisher=OURS)
    reviewed = judged(tmp_path, signed, BY_US)
    assert dict(facts(reviewed))["Подпись"] == "верна, подписан: ООО «Опора» (RU)"
    other = judged(tmp_path, signed, BY_OTHERS).obstacle
    assert other is not None
    assert "файл – ООО «Другое» (RU), программу – ООО «Опора» (RU)" in other.text
    assert dict(facts(judged(tmp_path, signed)))["Подпись"] == "нет"


def test_data_that_the_old_program_will_not_open_are_told_of(tmp_path: Path) -> None:
    reviewed = judged(tmp_path, installed(tmp_path), schema="9999")
    (note,) = [one for one in reviewed.findings if one.code == "release.new-schema"]
    assert (note.weight, reviewed.fits) == (Weight.NOTE, True)


def test_the_room_that_is_needed_is_what_lies_there_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = write_msi(tmp_path / "Опора.msi").stat().st_size
    usage = shutil.disk_usage(tmp_path)

    def free(count: int) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=count))

    free(2 * size + 1_000_000)
    assert judged(tmp_path, installed(tmp_path)).fits
    free(2 * size + 999_999)
    assert not judged(tmp_path, installed(tmp_path)).fits
