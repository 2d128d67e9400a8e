"""What the previews of several files come to, without a window."""

from pathlib import Path

from app.services.importing.batches.preview import FilePreview
from app.services.importing.batches.summary import left_out_words, obstacle_to, summary_words
from app.services.importing.findings.problems import problem_at
from app.services.importing.findings.questions import FileQuestion, Option

QUESTION = FileQuestion(code="file.year", text="Какой год?", options=(Option("2026", "2025/2026"),))
WRONG = FilePreview(
    file=Path("с ошибкой.xlsx"), problems=(problem_at("с ошибкой.xlsx", "date", "Не дата."),)
)
ASKED = FilePreview(file=Path("с вопросом.xlsx"), waiting=3, file_questions=(QUESTION,))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_counts_of_all_files_stand_together_and_zeros_do_not() -> None:
    previews = [
        FilePreview(file=Path("а.xlsx"), fresh=1200, unchanged=2, new_schools=("СОШ № 1",)),
        FilePreview(file=Path("б.xlsx"), fresh=34, rejected=5, new_schools=("СОШ № 1", "СОШ № 2")),
        ASKED,
    ]
    assert plain(summary_words(previews)) == (
        "3 файла, новых значений: 1234, без изменений: 2, ждут ответа: 3, не принято: 5,"
        " будет добавлено школ: 2."
    )
    assert plain(summary_words(previews[:1])) == (
        "1 файл, новых значений: 1200, без изменений: 2, будет добавлено школ: 1."
    )


def test_files_with_errors_and_open_questions_are_told_apart() -> None:
    both = FilePreview(
        file=Path("оба.xlsx"), problems=WRONG.problems, file_questions=ASKED.file_questions
    )
    assert [plain(one) for one in left_out_words([WRONG, ASKED])] == [
        "1 файл с ошибками не будет сохранён.",
        "Ждёт ответа на вопрос: 1 файл.",
    ]
    assert [plain(one) for one in left_out_words([WRONG, both])] == [
        "2 файла с ошибками не будут сохранены."
    ]
    assert left_out_words([FilePreview(file=Path("а.xlsx"))]) == []


def test_an_open_question_is_asked_before_errors_are_told() -> None:
    nothing = FilePreview(file=Path("а.xlsx"))
    assert obstacle_to([WRONG, ASKED]) == "Ответьте на вопрос о файле «с вопросом.xlsx»."
    assert obstacle_to([WRONG, nothing]).startswith("Есть ошибки: исправьте файл")
    assert obstacle_to([nothing]) == "Сохранять нечего: новых и изменённых значений нет."
