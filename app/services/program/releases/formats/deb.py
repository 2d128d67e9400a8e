"""Packages of Debian and Astra: the system installs them, with an administrator's rights."""

from pathlib import Path

from app.errors import UserError
from app.services.program.releases.installation import Installation, System
from app.services.program.releases.release_format import Inside, ReleaseFormat
from app.services.progress import Progress, Steps


def _read(path: Path) -> Steps[Inside]:
    yield Progress(0, 0, "Проверка файла")
    raise UserError(
        f"«{path.name}» – пакет .deb: такие пакеты устанавливает система, а не сама программа.",
        f"Закройте программу и попросите администратора выполнить: sudo apt install ./{path.name}",
    )


def _stage(package: Path, _installation: Installation) -> Steps[tuple[str, ...]]:
    yield Progress(0, 0, "")
    raise AssertionError(package)  # nothing was read, so there is nothing to install


FORMAT = ReleaseFormat(
    name="deb",
    system=System.LINUX,
    suffix="",
    begins=b"!<arch>\ndebian-binary",
    kinds={},
    unpacked=1,
    read=_read,
    stage=_stage,
)
