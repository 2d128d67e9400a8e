"""The details of a measure beside the form that changes them."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from app.services import plans
from app.services.plans import MeasureDraft
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.forms.measure_form import MeasureForm
from app.views.plans.page import PlansPage
from tests.views.samples import District


def test_a_result_that_is_shared_with_the_measure_above_is_told_of(
    page: PlansPage, context: PageContext, district: District
) -> None:
    """It is not missing; a result of its own takes its place."""
    key, words = district.measure_ids[1], "Общий с мероприятием выше"
    draft = MeasureDraft.of(plans.get_measures(context.workspace, [key])[key])
    for expected, shown in (("", words), ("Справка", "Справка")):
        joined = replace(draft, expected=expected, expected_joined=True)
        plans.save_measure(context.workspace, joined, key)
        page.refresh()
        page.show_spot(PlansSpot(measure_id=key))
        assert shown in [label.text() for label in page.panel.findChildren(QLabel)]
    plans.save_measure(context.workspace, replace(draft, expected="", expected_joined=True), key)
    measure = plans.get_measures(context.workspace, [key])[key]
    plan = plans.get_plan(context.workspace, measure.plan_id)
    form = MeasureForm(page, context.workspace, lambda *_: None, plan, measure=measure)
    assert (form.expected.toPlainText(), form.expected.placeholderText()) == ("", words)
