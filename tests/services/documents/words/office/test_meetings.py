"""A meeting in words: read from a workspace, and what is told while something of it lacks."""

from datetime import date

from app.services.department.people import PersonDraft, save_person
from app.services.documents.making.catalogue import KINDS
from app.services.documents.making.composing import compose
from app.services.documents.model.blocks import Registration, dump
from app.services.documents.model.form_blocks import Signers
from app.services.findings.links import ToRegister
from app.services.registers.writing import RowDraft, save_rows
from app.services.storage.workspace import Workspace
from tests.services.documents.kinds.reports.minutes.states import meeting, whole


def test_a_meeting_is_read_from_the_register(workspace: Workspace) -> None:
    chair, _ = save_person(
        workspace, PersonDraft(surname="Ким", given_name="Олег", post="методист")
    )
    draft = RowDraft(
        values={
            "title": "Совещание",
            "on_day": date(2018, 10, 12),
            "number": "7",
            "chair_id": chair,
        },
        children={"meeting_person": [RowDraft(values={"person_id": chair})]},
    )
    save_rows(workspace, "meeting", 2019, [draft])
    document = compose(workspace, "minutes", 2019).document
    (section,) = document.sections
    (registration,) = (one for one in section.blocks if isinstance(one, Registration))
    assert (registration.date, registration.number) == ("12.10.2018", "№\u00a07")
    (signers,) = (one for one in section.blocks if isinstance(one, Signers))
    assert [one.name for one in signers.signers] == ["О.\u00a0Ким", "______"]
    told = dump(document)
    assert "Ким Олег, методист" in told
    assert "text='совещания'" in told  # ПРОТОКОЛ совещания


def test_what_a_meeting_lacks_is_told_with_the_way_to_it() -> None:
    codes = {"meeting.chair_id", "meeting.number", "meeting.meeting_item", "meeting.meeting_person"}
    told = KINDS["minutes"].missing(
        meeting("minutes", title="Совещание", on_day=date(2018, 10, 12))
    )
    assert codes <= {one.code for one in told}
    assert {one.link for one in told if one.code in codes} == {ToRegister("meeting", 3, 2019)}
    (none, *_rest) = KINDS["minutes"].missing(meeting("minutes"))
    assert none.code == "meeting.none"
    assert none.link == ToRegister("meeting", None, 2019)
    (unanswered,) = KINDS["minutes"].missing(meeting("minutes", **whole()))
    assert unanswered.code == "meeting.unanswered"
    assert "Разное" in unanswered.text
