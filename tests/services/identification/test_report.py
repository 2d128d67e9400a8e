"""The JSON of the command line has exactly the promised shape."""

import json

from app.services.identification.report import as_json
from tests.services.identification.examples import example_outcome


def test_the_oracle_as_json() -> None:
    document = as_json(example_outcome("school-30"), 4, work_year=2021)
    [school] = document["schools"]
    assert document | {"schools": []} == {
        "profile": "fioko-2020",
        "year": 2019,
        "work_year": 2021,
        "previous_year": 2018,
        "run": 4,
        "schools": [],
    }
    remarks = school.pop("remarks")
    assert len(remarks) == 2
    findings = school.pop("findings")
    assert [finding["text"] for finding in findings] == remarks
    assert [(finding["code"], finding["weight"]) for finding in findings] == [
        ("verdict.maths-undivided", "note"),
        ("verdict.percents-only", "note"),
    ]
    assert school == {
        "school": "МБОУ «СОШ № 30»",
        "login": "203389",
        "status": "shnor",
        "c1": True,
        "c2": False,
        "margin": 0,
        "low": [
            {
                "procedure": "vpr:ma:5",
                "year": 2019,
                "participants": None,
                "failed": None,
                "percent": 33,
                "source": "таблица.xlsx, лист «Результаты», строка 2",
            },
            {
                "procedure": "vpr:ru:6",
                "year": 2019,
                "participants": None,
                "failed": None,
                "percent": 31,
                "source": "таблица.xlsx, лист «Результаты», строка 5",
            },
        ],
    }
    assert json.loads(json.dumps(document, ensure_ascii=False)) == document


def test_counts_come_with_a_rounded_percent() -> None:
    document = as_json(example_outcome("small-flag"), work_year=2026)
    assert document["run"] is None
    [first, second] = document["schools"][0]["low"]
    assert (first["participants"], first["failed"], first["percent"]) == (3, 1, 33.33)
    assert second["percent"] == 40
