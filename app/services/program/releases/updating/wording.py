"""What is said about a package, in the window and on the command line."""

from app.services.language.dates import date_digits
from app.services.language.numbers import size_text
from app.services.program.releases.news import VersionNews
from app.services.program.releases.signature import Signature, Trust
from app.services.program.releases.updating.judging import Review

_SIGNATURES = {
    Trust.TRUSTED: "верна",
    Trust.BAD: "неверна",
    Trust.UNKNOWN: "есть, проверяется только в Windows",
    Trust.NONE: "нет",
}


def facts(reviewed: Review) -> tuple[tuple[str, str], ...]:
    """What a package is: names and values, in reading order."""
    release, own = reviewed.release, reviewed.installation.version
    told = release.description
    return (
        ("Файл", f"{release.path.name}, {size_text(release.size)}, передан целиком"),
        ("В файле", f"{release.kind_ru}, версия {told.version}"),
        ("Сейчас установлена", f"версия {own}"),
        ("Система", release.format.system.name_ru),
        ("Займёт на диске", size_text(told.installed_size)),
        ("Подпись", _signature(release.signature)),
    )


def _signature(signature: Signature) -> str:
    told = _SIGNATURES[signature.trust]
    return told if signature.publisher is None else f"{told}, подписан: {signature.publisher}"


def verdict(reviewed: Review) -> str:
    """Whether it can be installed, in a sentence or two."""
    obstacle = reviewed.obstacle
    if obstacle is None:
        return "Файл подходит, его можно установить."
    return f"{obstacle.text}. {obstacle.hint}"


def notes(reviewed: Review) -> tuple[str, ...]:
    """What is worth knowing besides, a text each."""
    others = (one for one in reviewed.findings if one is not reviewed.obstacle)
    return tuple(f"{one.text}. {one.hint}".strip() for one in others)


def title_of(news: VersionNews) -> str:
    """«Версия 0.2.0 от 30.11.2026»."""
    return f"Версия {news.version} от {date_digits(news.day)}"


def what_happens() -> str:
    """What becomes of the data and of the window."""
    return (
        "Программа скопирует файл на этот компьютер (носитель после этого можно вынуть), сделает "
        "резервную копию данных, закроется, установит новую версию и откроется снова с теми же "
        "данными. Пока она устанавливается, окна не видно; обычно это до минуты. Данные и "
        "документы остаются на месте."
    )
