"""Risk profiles of schools in the words of texts: of one school, and of the district."""

from collections.abc import Iterator

from app.enums import Significance
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.shared_settings import SCHOOL
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToSchool, ToSchools
from app.services.language.dates import year_name
from app.services.programmes.risk_profile import Profile, SchoolFactor

_FACTORS, _MATTER = "факторы школы", ("высокая", "средняя", "низкая")
_FIELDS = ("фактор", "значимость", "что помогает", "что мешает", "меры", "выбран")
_LEVELS = (Significance.HIGH, Significance.MEDIUM, Significance.LOW)


def _profiles(facts: DocumentFacts) -> Iterator[tuple[str, Profile]]:
    """The schools that have a profile in the order of the register, or the chosen one alone."""
    chosen = facts.of_school
    for key, school in facts.dossier.schools.items():
        if key in facts.risk_profiles and chosen in (None, school):
            yield school.short_name, facts.risk_profiles[key]


def _alone(facts: DocumentFacts) -> str | None:
    """The school that the document is about: the chosen one, or the only one with a profile."""
    if facts.of_school is not None:
        return facts.of_school.short_name
    names = [name for name, _profile in _profiles(facts)]
    return names[0] if len(names) == 1 else None


def _entered(facts: DocumentFacts, profile: Profile) -> list[tuple[str, SchoolFactor]]:
    """What is entered of the factors, in the order of the factors."""
    return [
        (factor.title, profile[factor.id])
        for factor in facts.risk_factors
        if factor.id is not None and factor.id in profile
    ]


def _schools(facts: DocumentFacts) -> list[RowValues]:
    return [
        {
            "школа": name,
            _FACTORS: [
                {
                    "фактор": title,
                    "значимость": one.significance.label,
                    "что помогает": one.helps,
                    "что мешает": one.hinders,
                    "меры": one.measures,
                    "выбран": "да" if one.chosen else "",
                }
                for title, one in _entered(facts, profile)
            ],
        }
        for name, profile in _profiles(facts)
    ]


def _district(facts: DocumentFacts) -> list[RowValues]:
    """The factors of each school by how much they matter."""
    rows: list[RowValues] = []
    for name, profile in _profiles(facts):
        entered = _entered(facts, profile)
        levels = {
            words: "; ".join(title for title, one in entered if one.significance is level)
            for words, level in zip(_MATTER, _LEVELS, strict=True)
        }
        chosen = "; ".join(title for title, one in entered if one.chosen)
        rows.append({"школа": name, **levels, "выбраны": chosen})
    return rows


def _counts(facts: DocumentFacts) -> list[RowValues]:
    """In how many schools a factor matters, and how many work at it."""
    profiles = [profile for _name, profile in _profiles(facts)]
    rows: list[RowValues] = []
    for factor in facts.risk_factors:
        key = factor.id
        found = [profile[key] for profile in profiles if key is not None and key in profile]
        if not found:
            continue
        levels = [one.significance for one in found]
        rows.append(
            {
                "фактор": factor.title,
                **{
                    words: str(levels.count(level))
                    for words, level in zip(_MATTER, _LEVELS, strict=True)
                },
                "выбран школами": str(sum(one.chosen for one in found)),
            }
        )
    return rows


def _none(facts: DocumentFacts) -> Iterator[Finding]:
    if any(_profiles(facts)):
        return
    year, school = year_name(facts.asked_year), facts.of_school
    whose = "ни одной школы" if school is None else f"школы {school.short_name}"
    text = f"Не заполнен рисковый профиль {whose} на {year} учебный год"
    link = ToSchools(year=facts.asked_year) if school is None else ToSchool(school.id, "risks")
    yield Finding(code="risk.none", text=text, weight=Weight.STOP, link=link)


RISKS = Vocabulary[DocumentFacts]()
RISKS.flag("профиль одной школы", lambda facts: _alone(facts) is not None)
RISKS.fact("школа профиля", lambda facts: _alone(facts) or "")
RISKS.rows("рисковые профили", ("школа",), _schools, inner={_FACTORS: _FIELDS})
RISKS.rows("риски округа", ("школа", *_MATTER, "выбраны"), _district)
RISKS.rows("факторы округа", ("фактор", *_MATTER, "выбран школами"), _counts)
RISKS.ask(SCHOOL, "профиль одной школы")
RISKS.check(_none, "рисковые профили")
