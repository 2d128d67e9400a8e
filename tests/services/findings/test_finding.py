from app.services.findings.finding import Finding, Weight, having
from app.services.findings.links import ToOrder


def test_a_finding_is_a_gap_unless_it_says_otherwise() -> None:
    assert Finding(code="plan.no-title", text="Не указано название плана").weight is Weight.GAP


def test_a_program_reads_every_part_of_a_finding_under_its_key() -> None:
    finding = Finding(
        code="order.no-number",
        text="Нет номера",
        why="Приказ – проект",
        hint="Зарегистрируйте приказ.",
        weight=Weight.ERROR,
        link=ToOrder(7),
        where="Приложение 2, строка 14",
    )
    row = {
        "code": "order.no-number",
        "weight": "error",
        "where": "Приложение 2, строка 14",
        "text": "Нет номера",
        "why": "Приказ – проект",
        "hint": "Зарегистрируйте приказ.",
    }
    assert finding.as_json() == row
    assert finding.as_json("list-order") == {**row, "document": "list-order"}


def test_findings_are_chosen_by_exactly_their_weight() -> None:
    findings = [Finding(code=f"a.{weight.name}", text="", weight=weight) for weight in Weight]
    assert [having(findings, weight) for weight in Weight] == [[one] for one in findings]
    assert sorted(Weight) == [Weight.NOTE, Weight.GAP, Weight.ERROR, Weight.STOP]
