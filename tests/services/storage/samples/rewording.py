"""What the program of today says in other words than 0.1.0 did, of the very same evidence."""

import re
from typing import Any

from app.services.language.plural import PROCEDURE, counted, plural

_WORDS = {
    "не преодолели минимальный порог": "не набрали минимального балла",
    "не преодолел минимальный порог": "не набрал минимального балла",
    ", порог ": ", порог низкого результата ",
    "низкий результат не зафиксирован": "результат не низкий",
    "низкие результаты одновременно не зафиксированы": "низких результатов одновременно нет",
    "низкие результаты не зафиксированы": "низких результатов нет",
    "низкие результаты одновременно зафиксированы": "низкие результаты одновременно получены",
    "низкие результаты зафиксированы": "низкие результаты получены",
    "процедур в отчётном году": "процедур за год результатов",
    "критерий 2: та же процедура в оба года": "критерий 2: одна и та же процедура оба года",
    "Запас: при имеющихся результатах": "При имеющихся результатах",
}
_SPARE = re.compile(r"(?:Запас: \d+\s\w+\. В|Запаса нет: в)ывод может .* на\s(\d+|одну) \w+\.")
# A remark stands in the frozen run as it was worded then; results and the outline are worded now.
_SMALL_RESULT = re.compile(r"((?:; |не учитывается: )малочисленная группа )\(n < (\d+)\)")
_YEARS = ("в отчётном и предыдущем году", "за год результатов и за предыдущий год")
_SMALL = re.compile(r"\((?:n <|менее) (\d+)(?: участников)?\)")


def reworded(answer: Any) -> Any:
    """The answer of 0.1.0 with its sentences as they are worded today."""
    if isinstance(answer, dict):
        rows = {name: reworded(part) for name, part in answer.items()}
        if "outline" in rows:
            words = r"(меньше \1 участников)"
            lines = (_SMALL.sub(words, line) for line in rows["outline"])
            rows["outline"] = [line.replace(*_YEARS) for line in lines]
        return rows
    if isinstance(answer, list):
        return [reworded(part) for part in answer]
    if not isinstance(answer, str):
        return answer
    for old, new in _WORDS.items():
        answer = answer.replace(old, new)
    answer = _SMALL_RESULT.sub(r"\1(меньше \2 участников)", answer)
    return _SPARE.sub(_margin, answer)


def _margin(match: re.Match[str]) -> str:
    flips = 1 if match[1] == "одну" else int(match[1])
    spare = f"запас\u00a0{flips - 1}" if flips > 1 else "запаса нет"
    verb = plural(flips, ("изменит", "изменят", "изменят"))
    return f"Вывод {verb} {counted(flips, PROCEDURE)} ({spare})."
