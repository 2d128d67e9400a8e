"""What the previews of several files come to, and why nothing of them can be stored."""

from typing import TYPE_CHECKING

from app.services.language.numbers import whole
from app.services.language.plural import FILE, counted, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.importing.batches.preview import FilePreview


def summary_words(previews: "Sequence[FilePreview]") -> str:
    """«2 файла, новых значений: 40, не принято: 1.»; what is zero is left out."""
    parts = [counted(len(previews), FILE)]
    for words, number in (
        ("новых значений", sum(preview.fresh for preview in previews)),
        ("изменится", sum(preview.changed for preview in previews)),
        ("без изменений", sum(preview.unchanged for preview in previews)),
        ("ждут ответа", sum(preview.waiting for preview in previews)),
        ("не принято", sum(preview.rejected for preview in previews)),
        (
            "будет добавлено школ",
            len({name for preview in previews for name in preview.new_schools}),
        ),
    ):
        if number:
            parts.append(f"{words}: {whole(number)}")
    return ", ".join(parts) + "."


def refused(previews: "Sequence[FilePreview]") -> "list[FilePreview]":
    """The files with errors."""
    return [preview for preview in previews if preview.has_errors]


def asked(previews: "Sequence[FilePreview]") -> "list[FilePreview]":
    """The files about which a question is open, and that have no errors besides."""
    return [preview for preview in previews if preview.open_questions and not preview.has_errors]


def obstacle_to(previews: "Sequence[FilePreview]") -> str:
    """Why nothing of the files can be stored, a sentence with what to do; empty when it can.

    Answers about schools that the user still has to give are not known here.
    """
    ready = [preview for preview in previews if preview.can_commit]
    if any(preview.accepted or preview.read.remembered for preview in ready):
        return ""
    if waiting := asked(previews):
        return f"Ответьте на вопрос о файле «{waiting[0].file.name}»."
    if refused(previews):
        return (
            "Есть ошибки: исправьте файл, сохраните его и нажмите «Прочитать снова» или уберите"
            " его из списка."
        )
    return "Сохранять нечего: новых и изменённых значений нет."


def left_out_words(previews: "Sequence[FilePreview]") -> list[str]:
    """Sentences on the files that are not stored together with the others."""
    told: list[str] = []
    if wrong := len(refused(previews)):
        stored = plural(wrong, ("не будет сохранён", "не будут сохранены", "не будут сохранены"))
        told.append(f"{counted(wrong, FILE)} с ошибками {stored}.")
    if waiting := len(asked(previews)):
        told.append(f"Ждёт ответа на вопрос: {counted(waiting, FILE)}.")
    return told
