"""What a table of measures leaves to the user: columns that are not known, rows, numbers, marks.

All of it has a usual answer, so that nothing waits: it is shown, and can be changed before saving.
"""

from dataclasses import replace

from app.services.importing.findings.questions import (
    PLAN_COLUMN,
    PLAN_MARKS,
    PLAN_NUMBERS,
    PLAN_ROWS,
    FileQuestion,
    Option,
)
from app.services.importing.kinds.plan.finding import PlanTable
from app.services.importing.reading.context import ReadContext
from app.services.language.plural import MEASURE, ROW, counted
from app.services.language.sentences import capital, quoted
from app.services.plans.execution.status_words import said_at_start
from app.services.plans.table.lines import PlanLines

LEAVE, YES, NO = "leave", "yes", "no"
_FIELDS = {
    "title": "дописать к мероприятию",
    "deadline": "дописать к сроку",
    "responsible": "дописать к ответственным",
    "expected": "дописать к ожидаемому результату",
    "note": "в примечание",
    "mark_text": "отметка об исполнении",
    "section": "раздел",
}
_LEAST_MARKS = 3
_MOST_OF_A_COLUMN = 0.6


def fields_of_unknown(context: ReadContext, table: PlanTable) -> dict[int, str]:
    """Position of a column that is not known -> the field that the user wants it for.

    Unless told otherwise it is left out; which columns are is said.
    """
    fields: dict[int, str] = {}
    left: list[str] = []
    for column in table.unknown:
        if not any(row[column.place] != "" for row in table.rows):
            continue
        options = [Option(LEAVE, "не загружать")]
        options += [Option(name, words) for name, words in _FIELDS.items()]
        code = f"{PLAN_COLUMN}{column.place + 1}"
        chosen = _ask(
            context,
            table,
            FileQuestion(
                code=code,
                text=f"Столбец {quoted(column.heading)} программе не знаком. Что с ним сделать?",
                options=tuple(options),
                column=column.heading,
            ),
            LEAVE,
        )
        if chosen in _FIELDS:
            fields[column.place] = chosen
        else:
            left.append(quoted(column.heading))
    if left:
        context.problems.warning(
            "plan.columns",
            f"Не загружаются столбцы, которых программа не знает: {', '.join(left)}. Если они"
            " нужны, выберите для них поле плана.",
            sheet=table.sheet.name,
        )
    return fields


def are_sections(context: ReadContext, table: PlanTable, lines: PlanLines) -> bool:
    """Whether rows that say no more than a title are the sections of a plan."""
    if not lines.names_sections_only:
        return False
    count = counted(len(lines.lines), ROW)
    chosen = _ask(
        context,
        table,
        FileQuestion(
            code=PLAN_ROWS,
            text=f"В таблице {count} без сроков, с одними и теми же ответственными: это разделы"
            " плана или мероприятия?",
            options=(Option("sections", "разделы"), Option("measures", "мероприятия")),
        ),
        "sections",
    )
    if chosen != "measures":
        _tell_left_out(context, table, lines)
    return chosen != "measures"


def _tell_left_out(context: ReadContext, table: PlanTable, lines: PlanLines) -> None:
    """Say what of rows that became sections is not kept: a section is only a title."""
    parties = " ".join(lines.lines[0].says("responsible").split())
    left = ["номера"] if any(line.says("number") for line in lines.lines) else []
    left += [f"ответственные {quoted(parties)}"] if parties else []
    if left:
        hint = " Ответственных укажите у мероприятий." if parties else ""
        context.problems.warning(
            "plan.section-parties",
            f"Строки без сроков стали разделами плана. {capital(' и '.join(left))} не"
            f" загружаются: у раздела их нет.{hint}",
            sheet=table.sheet.name,
        )


def keeps_numbers(context: ReadContext, table: PlanTable, lines: PlanLines) -> bool:
    """Whether the numbers are printed as typed; asked where counting would give others."""
    typed = [line.says("number").rstrip(". ") for line in lines.lines]
    if not any(typed) or typed == [str(number) for number in range(1, len(typed) + 1)]:
        return True
    chosen = _ask(
        context,
        table,
        FileQuestion(
            code=PLAN_NUMBERS,
            text="Номера мероприятий идут не подряд. Какими их печатать?",
            options=(
                Option("typed", "как в файле"),
                Option("counted", "пронумеровать заново по порядку"),
            ),
        ),
        "typed",
    )
    return chosen != "counted"


def expected_are_marks(context: ReadContext, table: PlanTable, lines: PlanLines) -> bool:
    """Whether the column of results holds marks: most of its cells begin with a status."""
    if table.has("mark_text") or table.has("status"):
        return False
    texts = [line.says("expected") for line in lines.lines if line.says("expected")]
    marks = sum(said_at_start(" ".join(text.split())) is not None for text in texts)
    if marks < _LEAST_MARKS or marks < len(texts) * _MOST_OF_A_COLUMN:
        return False
    chosen = _ask(
        context,
        table,
        FileQuestion(
            code=PLAN_MARKS,
            text=f"В столбце {quoted(table.title('expected'))} записано исполнение:"
            f" {counted(marks, MEASURE)}. Загрузить его как отметки об исполнении?",
            options=(Option(YES, "да, это отметки"), Option(NO, "нет, это ожидаемые результаты")),
            column=table.title("expected"),
        ),
        YES,
    )
    return chosen != NO


def _ask(context: ReadContext, table: PlanTable, question: FileQuestion, usual: str) -> str:
    """The answer, or the usual one."""
    wanted = context.questions.answers.get(question.code, usual)
    asked = replace(question, sheet=table.sheet.name)
    return context.questions.ask(asked, wanted) or usual
