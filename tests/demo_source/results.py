"""Results of the demo district.

Those of СОШ № 30 in 2018 and 2019 are published percents (share of «2», share of high results);
the mean scores of the exams of five schools in these years are published too. The other counts
are invented around the size of each school.
"""

from collections.abc import Iterator

from tests.demo_source.district import BY_KEY, SCHOOLS, DemoSchool, chance, grades, pupils

Row = dict[str, object]

# procedure -> (failed, high) in percent: 2018/2019, then 2017/2018.
PERCENTS_OF_SCHOOL_30 = {
    "ВПР МА 5": ((33, 0), (8, 0)),
    "ВПР МА 6": ((17, 1), (8, 3)),
    "ВПР РУ 5": ((16, 5), (8, 3)),
    "ВПР РУ 6": ((31, 2), (12, 2)),
    "ОГЭ МА": ((0, 4), (0, 5)),
    "ОГЭ РУ": ((0, 42), (2, 36)),
    "ЕГЭ МА": ((5, 45), (0, 0)),
    "ЕГЭ РУ": ((0, 27), (0, 21)),
}
# Mean scores of ЕГЭ in Russian and in profile mathematics; those of 2018 and 2019 are published.
MEAN_SCORES = {
    "burakovo": {2019: (63, 45), 2018: (69, 47.8)},
    "antonovka": {2019: (57, 43), 2018: (63, 48), 2026: (59, 45), 2025: (56, 46)},
    "cadets": {2019: (44, 39), 2018: (52, 44), 2026: (51, 42), 2025: (48, 41)},
    "kimovka": {2019: (65, 48), 2018: (69, 51)},
    "polyanki": {2019: (58, 47), 2018: (63, 49)},
    "thirty": {2026: (66, 54), 2025: (61, 49)},
}
# Nothing was sent for this year.
SILENT = {("twenty_nine", 2019)}
# Nobody chose the base level.
NOBODY = {("polyanki", 2026, "ЕГЭ МА база"), ("kimovka", 2025, "ЕГЭ МА база")}
# What tells the story of the district: (school, year, procedure) -> failed.
FAILED = {
    # One low procedure in each of two years: criterion 2 alone, at exactly 30 % in the first.
    ("antonovka", 2018, "ВПР МА 5"): 3,
    ("antonovka", 2019, "ВПР МА 6"): 4,
    # Two low procedures, both of small classes.
    ("polyanki", 2019, "ВПР МА 5"): 2,
    ("polyanki", 2019, "ВПР РУ 6"): 3,
    # One low procedure: one more would be enough.
    ("kuznechikha", 2019, "ВПР МА 6"): 2,
    ("burakovo", 2018, "ВПР МА 6"): 3,
    ("burakovo", 2019, "ВПР РУ 6"): 3,
    ("twenty_nine", 2018, "ВПР МА 5"): 6,
    # On the list of 2025/2026, off it a year later.
    ("thirty", 2024, "ВПР МА 5"): 11,
    ("thirty", 2025, "ВПР МА 5"): 12,
    ("thirty", 2025, "ВПР МА 6"): 12,
    ("thirty", 2026, "ВПР МА 5"): 11,
    # Stays on the list.
    ("antonovka", 2024, "ВПР РУ 5"): 3,
    ("antonovka", 2025, "ВПР МА 5"): 3,
    ("antonovka", 2025, "ОГЭ МА"): 4,
    # Small classes: the working group decides in 2025.
    ("kimovka", 2025, "ВПР МА 6"): 3,
    ("kimovka", 2025, "ВПР РУ 6"): 3,
    # New on the list in 2026.
    ("polyanki", 2025, "ВПР РУ 6"): 2,
    ("polyanki", 2026, "ВПР МА 5"): 3,
    ("polyanki", 2026, "ВПР МА 6"): 2,
    # One low procedure at exactly 30 %.
    ("twenty_nine", 2026, "ВПР МА 6"): 6,
    ("kuznechikha", 2026, "ВПР РУ 5"): 2,
}
SUBJECTS = {"МА": "Математика", "РУ": "Русский язык"}
_EASIER = {"ОГЭ": 0.3, "ЕГЭ": 0.2}


def cohort(school: DemoSchool, year: int, procedure: str) -> int:
    """Participants of a procedure; at the profile level those who did not choose the base one."""
    family, subject, *rest = procedure.split()
    grade = {"ОГЭ": 9, "ЕГЭ": 11}.get(family) or int(rest[0])
    all_pupils = pupils(school, year, grade)
    if family == "ВПР":
        return max(2, round(all_pupils * (0.88 + 0.12 * chance(school.key, year, procedure))))
    if family == "ЕГЭ" and subject == "МА":
        base = round(all_pupils * (0.35 + 0.3 * chance(school.key, year, "level")))
        base = 0 if (school.key, year, "ЕГЭ МА база") in NOBODY else base
        return base if rest[0] == "база" else all_pupils - base
    return all_pupils


def failed(school: DemoSchool, year: int, procedure: str, participants: int) -> int:
    """Participants who failed."""
    told = FAILED.get((school.key, year, procedure))
    if told is not None:
        return told
    share = school.weak * _EASIER.get(procedure.split(maxsplit=1)[0], 1)
    luck = 0.4 + 1.1 * chance(school.key, year, procedure, "failed")
    return min(participants, round(participants * share * luck))


def high(school: DemoSchool, year: int, procedure: str, participants: int, weak: int) -> int:
    """Participants with a high result."""
    share = 0.02 + 0.3 * (0.3 - min(school.weak, 0.3)) / 0.3
    luck = 0.5 + chance(school.key, year, procedure, "high")
    return min(participants - weak, round(participants * share * luck))


def procedures(school: DemoSchool, *, vpr_grades: range = range(5, 7)) -> Iterator[str]:
    """Short titles of the procedures that the school takes part in."""
    for grade in vpr_grades:
        if grade in grades(school):
            yield from (f"ВПР {subject} {grade}" for subject in SUBJECTS)
    yield from ("ОГЭ МА", "ОГЭ РУ")
    if school.seniors:
        yield from ("ЕГЭ МА база", "ЕГЭ МА профиль", "ЕГЭ РУ")


def counted(school: DemoSchool, year: int, procedure: str) -> Row:
    """One line of the results workbook by counts."""
    line: Row = {
        "year": f"{year - 1}/{year}",
        "school": school.name,
        "login": f"edu{school.login}",
        "procedure": procedure,
    }
    participants = cohort(school, year, procedure)
    if participants == 0:
        return line | {"state": "нет участников"}
    weak = failed(school, year, procedure, participants)
    line |= {
        "participants": participants,
        "failed": weak,
        "high": high(school, year, procedure, participants, weak),
    }
    score = _mean_score(school, year, procedure)
    return line if score is None else line | {"mean_score": score}


def _mean_score(school: DemoSchool, year: int, procedure: str) -> float | None:
    family, subject, *rest = procedure.split()
    if family != "ЕГЭ" or rest == ["база"]:
        return None
    told = MEAN_SCORES.get(school.key, {}).get(year)
    if told is not None:
        return told[0 if subject == "РУ" else 1]
    usual = 70 - 60 * school.weak if subject == "РУ" else 62 - 60 * school.weak
    return round(usual + 6 * chance(school.key, year, procedure, "score"), 1)


def early_results() -> list[Row]:
    """2017/2018 and 2018/2019 by counts, without СОШ № 30."""
    return [
        counted(school, year, procedure)
        for year in (2018, 2019)
        for school in SCHOOLS
        if school.key != "thirty" and (school.key, year) not in SILENT
        for procedure in procedures(school)
    ]


def school_30_results() -> list[Row]:
    """2017/2018 and 2018/2019 of СОШ № 30, percents only."""
    school = BY_KEY["thirty"]
    return [
        {
            "year": f"{year - 1}/{year}",
            "school": school.name,
            "login": f"edu{school.login}",
            "procedure": procedure,
            "failed_percent": shares[2019 - year][0],
            "high_percent": shares[2019 - year][1],
        }
        for year in (2018, 2019)
        for procedure, shares in PERCENTS_OF_SCHOOL_30.items()
    ]


def exams() -> list[Row]:
    """ОГЭ and ЕГЭ of 2023/2024 to 2025/2026 by counts."""
    return [
        counted(school, year, procedure)
        for year in (2024, 2025, 2026)
        for school in SCHOOLS
        for procedure in procedures(school, vpr_grades=range(0))
    ]


def vpr_marks() -> list[Row]:
    """ВПР of 2023/2024 to 2025/2026, grades 4 to 8, as percents of the marks."""
    return [
        _marks(school, year, grade, subject)
        for year in (2024, 2025, 2026)
        for grade in range(4, 9)
        for subject in SUBJECTS
        for school in SCHOOLS
        if grade in grades(school)
    ]


def _marks(school: DemoSchool, year: int, grade: int, subject: str) -> Row:
    procedure = f"ВПР {subject} {grade}"
    participants = cohort(school, year, procedure)
    two = failed(school, year, procedure, participants)
    five = high(school, year, procedure, participants, two)
    four = (participants - two - five) // 2
    counts = (two, participants - two - five - four, four, five)
    shares = {
        f"mark_{mark}": round(100 * count / participants, 2)
        for mark, count in enumerate(counts, start=2)
    }
    return {
        "year": year,
        "grade": grade,
        "subject": SUBJECTS[subject],
        "municipality": "Заречный муниципальный округ",
        "login": f"edu{school.login}",
        "school": school.name,
        "participants": participants,
        **shares,
    }
