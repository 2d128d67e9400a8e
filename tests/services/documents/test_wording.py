"""Every wording file fits its kind: no sentence or field is missing, none is left over."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.paths import resource
from app.services.documents import wording as module
from app.services.documents.kinds.execution_report import document as execution_report
from app.services.documents.kinds.execution_report.facts import MODEL_TEXTS
from app.services.documents.making.catalogue import KINDS
from app.services.documents.wording import BLANK, Wording, wording
from app.services.program_files import ProgramFileError
from tests.services.documents import facts_samples as given

FILES = sorted(resource("wording").glob("*.toml"))


class Recorder(Wording):
    """Notes which sentences are asked for, with which fields."""

    def __init__(self, kind: str) -> None:
        original = wording(kind)
        super().__init__(kind, original._document)
        self.asked: dict[str, set[str]] = defaultdict(set)

    def text(self, key: str, **facts: str) -> str:
        self.asked[key] |= set(facts)
        return super().text(key, **facts)

    def rows(self, key: str) -> tuple[dict[str, object], ...]:
        self.asked[key] = set()
        return super().rows(key)


def every_report() -> Iterator[object]:
    names = tuple(replace(given.SCHOOLS[0], school=f"Школа {number}") for number in range(5))
    empty = replace(
        given.SCHOOLS[0],
        rows=tuple(replace(row, value_id=None) for row in given.SCHOOLS[0].rows),
    )
    assert given.PLAN.order is not None
    school_plan = replace(given.PLAN, title="План на 2019 год", school_id=3, school_name="Школа 3")
    for schools in ((), names, (names[0], empty)):
        yield execution_report.compose(given.report(schools=schools, show_reached="1"))
    yield execution_report.compose(given.report(plan=school_plan, issuer=None))
    yield execution_report.compose(given.report(plan=replace(given.PLAN, order=None)))
    yield execution_report.compose(
        given.report(
            model="1",
            model_order=given.approving(given.PLAN.order),
            **dict.fromkeys(MODEL_TEXTS, "Закреплены три наставника."),
        )
    )
    few = given.criterion(1, "Доля выпускников без аттестата", "1 (9 %)", "0 (0 %)", "")
    yield execution_report.compose(given.report(schools=(given.criteria_of("Школа", few),)))
    yield execution_report.file_title(given.report())


MAKERS = {
    "execution-report": ((execution_report,), every_report),
}


def test_every_kind_has_its_file_and_every_file_its_kind() -> None:
    in_code = {name for name, kind in KINDS.items() if kind.text is None}
    assert {file.stem for file in FILES} == in_code == set(MAKERS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_sentence_is_used_and_names_only_fields_it_gets(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = Recorder(file.stem)
    modules, documents = MAKERS[file.stem]
    for module_of_kind in modules:
        monkeypatch.setattr(module_of_kind, "wording", lambda _kind: recorder)
    assert len(list(documents())) > 1
    # Asked for when the module is imported: the title and the names of the columns.
    at_import = {"title"} | {key for key in sentences(recorder) if key.startswith("columns.")}
    asked = set(recorder.asked) | at_import
    assert sentences(recorder) - asked == set()
    named: dict[str, set[str]] = defaultdict(set)
    for key, field in recorder.fields():
        named[key].add(field)
    for key, fields in named.items():
        assert fields <= recorder.asked[key], key


def sentences(words: Wording) -> set[str]:
    def walk(prefix: str, node: object) -> Iterator[str]:
        if isinstance(node, dict):
            for key, value in node.items():
                yield from walk(f"{prefix}.{key}".lstrip("."), value)
        else:
            yield prefix

    return set(walk("", words._document))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_wording_is_russian_and_typographic(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or "=" not in line:
            continue
        text = line.split("=", 1)[1].strip().strip('"')
        assert '\\"' not in text
        assert " - " not in text
        assert "  " not in text
        assert "худш" not in text.casefold()


def test_an_unknown_fact_is_a_line_to_fill_in() -> None:
    words = Wording("проба", {"a": {"b": "Школа {name}, {year}"}})
    assert words.text("a.b", name="", year="2019") == f"Школа {BLANK}, 2019"


def test_a_sentence_that_is_missing_or_damaged_is_told_calmly() -> None:
    words = Wording("проба", {"a": "Школа {name}", "c": {"d": "x"}, "e": "{"})
    for key in ("a", "b", "a.b", "c.e", "e"):
        with pytest.raises(ProgramFileError, match=f"проба.toml» повреждён: фразы «{key}»"):
            words.text(key)
    with pytest.raises(ProgramFileError, match="фразы «b»"):
        words.rows("b")


def test_files_are_read_once() -> None:
    assert module.wording("execution-report") is module.wording("execution-report")
