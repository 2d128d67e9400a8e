"""Whether a package fits to the program that is installed here, and what would come of it."""

import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.services.findings.finding import Finding, Weight
from app.services.language.numbers import size_text
from app.services.program.releases.installation import Installation
from app.services.program.releases.news import VersionNews, newer_than
from app.services.program.releases.release_format import by_hand
from app.services.program.releases.signature import Trust
from app.services.program.releases.updating.reading import ReleaseFile
from app.services.storage.files.files import disk_name

SYSTEM_PACKAGE = "deb"  # the kind of a tree that the system's own packages installed


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What is to be known before a package is installed.

    Attributes:
        release: the package.
        installation: what is installed.
        news: what the package brings that the installed program has not, the newest first.
        findings: what stands in its way (`Weight.ERROR`) and what is worth knowing.
    """

    release: ReleaseFile
    installation: Installation
    news: tuple[VersionNews, ...]
    findings: tuple[Finding, ...]

    @property
    def fits(self) -> bool:
        """Whether it can be installed."""
        return self.obstacle is None

    @property
    def obstacle(self) -> Finding | None:
        """The first thing that stands in its way."""
        return next((one for one in self.findings if one.weight >= Weight.ERROR), None)

    def require_fit(self) -> None:
        """Refuse a package that does not fit.

        Raises:
            UserError: it says why, and what to do.
        """
        if self.obstacle is not None:
            raise UserError(f"{self.obstacle.text}.", self.obstacle.hint)


def review(
    release: ReleaseFile, installation: Installation, known_schemas: Collection[str], disk: Path
) -> Review:
    """Judge a package.

    Args:
        release: the package.
        installation: what is installed.
        known_schemas: the revisions of a workspace's database that the installed program knows.
        disk: an existing folder on the disk that it is installed on.
    """
    findings = (
        *_of_system(release, installation),
        *_of_version(release, installation),
        *_of_signature(release, installation),
        *_of_room(release, disk),
        *_of_data(release, known_schemas),
    )
    news = newer_than(release.description.news, installation.version)
    return Review(release=release, installation=installation, news=news, findings=findings)


def _obstacle(code: str, text: str, hint: str) -> Finding:
    return Finding(code=code, text=text, hint=hint, weight=Weight.ERROR)


def _note(code: str, text: str, hint: str = "") -> Finding:
    return Finding(code=code, text=text, hint=hint, weight=Weight.NOTE)


def _of_system(release: ReleaseFile, installation: Installation) -> Iterator[Finding]:
    if release.format.system is not installation.system:
        yield _obstacle(
            "release.other-system",
            f"Этот файл – для {release.format.system.name_ru}, а программа работает в "
            f"{installation.system.name_ru}",
            "Возьмите выпуск для своей системы.",
        )
    elif installation.folder is None:
        yield _obstacle(
            "release.not-installed",
            "Эта программа не установлена, а запущена из папки, которую обновлять нечем",
            f"Закройте программу и {by_hand(release.format.system)}.",
        )
    elif installation.kind == SYSTEM_PACKAGE:
        yield _obstacle(
            "release.system-package",
            "Программа установлена пакетом системы, обновляет её администратор",
            "Передайте ему файл .deb новой версии.",
        )


def _of_version(release: ReleaseFile, installation: Installation) -> Iterator[Finding]:
    new, own = release.description, installation.version
    if release.format.system is not installation.system:
        return  # the right file may hold another version
    if new.version < own:
        yield _obstacle(
            "release.older",
            f"В файле версия {new.version}, она старше установленной ({own})",
            _way_back(installation),
        )
    elif new.version == own:
        yield _obstacle(
            "release.same",
            f"Версия {own} уже установлена",
            f"Если программа повреждена, закройте её и {by_hand(release.format.system)}.",
        )
    elif new.kind == "update" and new.runtime != installation.runtime:
        yield _obstacle(
            "release.other-runtime",
            f"Это обновление сделано для другого выпуска «Опоры», не для установленного ({own})",
            f"Возьмите полный файл версии {new.version}.",
        )


def _way_back(installation: Installation) -> str:
    """Removing a small update brings the program of the full package back."""
    if installation.kind == "update":
        return (
            "Сначала удалите в параметрах Windows, «Приложения», строку «Опора: обновление»:"
            " заработает программа, поверх которой его ставили; данные останутся. Если файл старше"
            " и её, удалите также «Опора»."
        )
    return "Чтобы вернуться к ней, сначала удалите программу; данные останутся."


def _of_signature(release: ReleaseFile, installation: Installation) -> Iterator[Finding]:
    if release.format.system is not installation.system:
        return  # nothing of it will be installed, and nobody here can check it
    trust, publisher = release.signature.trust, release.signature.publisher
    if trust is Trust.BAD:
        yield _obstacle(
            "release.bad-signature",
            "Подпись файла неверна: он изменён после подписания или подписавшего нельзя проверить",
            "Не устанавливайте его. Возьмите файл у того, кто вам передаёт программу.",
        )
    elif installation.publisher is not None and publisher is None:
        yield _obstacle(
            "release.unsigned",
            "Установленная программа подписана, а файл нет",
            "Не устанавливайте его. Возьмите подписанный файл у того, кто вам передаёт программу.",
        )
    elif installation.publisher not in (None, publisher):
        yield _obstacle(
            "release.other-publisher",
            f"Файл подписал не тот, кто подписал установленную программу: файл – {publisher}, "
            f"программу – {installation.publisher}",
            "Не устанавливайте его. Возьмите файл у того, кто вам передаёт программу.",
        )
    elif publisher is None:
        yield _note(
            "release.no-signature",
            "Файл цел, но подписи у него нет: кто его сделал, программа не знает",
            "Устанавливайте его, если знаете, от кого он.",
        )


def _of_room(release: ReleaseFile, disk: Path) -> Iterator[Finding]:
    """The copy aside and the system's own, and the content as often as it lies there unpacked."""
    needed = 2 * release.size + release.format.unpacked * release.description.installed_size
    free = shutil.disk_usage(disk).free
    if free < needed:
        yield _obstacle(
            "release.no-room",
            f"На диске {disk_name(disk)} мало места: нужно {size_text(needed)}, "
            f"свободно {size_text(free)}",
            "Освободите место и выберите файл снова.",
        )


def _of_data(release: ReleaseFile, known_schemas: Collection[str]) -> Iterator[Finding]:
    if release.description.schema not in known_schemas:
        yield _note(
            "release.new-schema",
            "Новая версия хранит данные иначе: прежняя их после этого не откроет",
            "Копия данных делается перед обновлением, к ней можно вернуться.",
        )
