"""The sentences of remarks, by code; the remarks themselves are made in `remarks` and `maths`."""

from collections.abc import Callable, Mapping

from app.services.identification.evidence.shares import limit_text
from app.services.identification.evidence.verdict import Scalar
from app.services.language.dates import year_name

Inputs = Mapping[str, Scalar]


def _year(inputs: Inputs) -> str:
    year = inputs["year"]
    assert isinstance(year, int)
    return year_name(year)


def _limit(inputs: Inputs) -> str:
    limit = inputs["limit"]
    assert isinstance(limit, int)
    return limit_text(limit)


def _no_results(inputs: Inputs) -> str:
    text = f"За {_year(inputs)} учебный год нет результатов ни по одной процедуре профиля"
    return f"{text}." if inputs["reporting"] else f"{text}, критерий 2 проверить нельзя."


def _no_counted(inputs: Inputs) -> str:
    text = f"За {_year(inputs)} учебный год ни один результат не учитывается"
    return f"{text}." if inputs["reporting"] else f"{text}, критерий 2 проверить нельзя."


def _percents_only(inputs: Inputs) -> str:
    which = f"По результатам {inputs['items']}" if inputs["items"] else "По всем результатам"
    return f"{which} численность участников не указана, правило малочисленности не применялось."


def _small_decide(inputs: Inputs) -> str:
    return (
        f"Вывод зависит от малочисленных групп (меньше {_limit(inputs)}). "
        f"Число процедур с низкими результатами за год результатов и за предыдущий год: с ними – "
        f"{inputs['low']} и {inputs['low_previous']}, без них – {inputs['low_without']} и "
        f"{inputs['low_previous_without']}."
    )


REMARKS: dict[str, Callable[[Inputs], str]] = {
    "small_decide": _small_decide,
    "no_results": _no_results,
    "no_counted": _no_counted,
    "percents_only": _percents_only,
    "small": lambda inputs: (
        f"{inputs['items']}: малочисленная группа (меньше {_limit(inputs)}), вывод ориентировочный."
    ),
    "small_excluded": lambda inputs: (
        f"Не учтены малочисленные группы (меньше {_limit(inputs)}): {inputs['items']}."
    ),
    "small_pooled": lambda inputs: (
        f"Малочисленные группы (меньше {_limit(inputs)}) объединены за два года: {inputs['items']}."
    ),
    "small_alone": lambda inputs: (
        "Малочисленную группу не с чем объединить, за предыдущий год нет численности: "
        f"{inputs['items']}."
    ),
    "maths_undivided": lambda inputs: (
        f"ЕГЭ по математике указан без деления на уровни ({inputs['years']}), "
        "учтён как одна процедура."
    ),
    "maths_undivided_ignored": lambda inputs: (
        f"ЕГЭ по математике указан и по уровням, и без деления на уровни ({inputs['years']}): "
        "учтены результаты по уровням."
    ),
    "maths_merged": lambda inputs: (
        f"ЕГЭ по математике: базовый и профильный уровни объединены ({inputs['years']})."
    ),
    "maths_one_level": lambda inputs: (
        f"ЕГЭ по математике, {_year(inputs)}: есть только {inputs['level']} уровень, учтён он."
    ),
    "maths_apart": lambda inputs: (
        f"ЕГЭ по математике ({inputs['years']}): известны только проценты, "
        "объединить уровни нельзя, они учтены отдельно."
    ),
    "missing": lambda inputs: f"Нет данных за {_year(inputs)}: {inputs['items']}.",
    "no_participants": lambda inputs: f"Нет участников в {_year(inputs)}: {inputs['items']}.",
    "not_held": lambda inputs: f"Не проводились в {_year(inputs)}: {inputs['items']}.",
}
