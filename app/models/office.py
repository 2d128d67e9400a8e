"""The paper work of the office: the working group, meetings, letters, supporting documents."""

# pyright: reportAssignmentType=false
# (SQLModel declares __tablename__ in a way that strict checkers refuse.)

from datetime import date

from sqlmodel import Field, SQLModel

from app.enums import CycleComponent, LetterDirection
from app.models.base import cascade, check, one_of


class GroupMember(SQLModel, table=True):
    """A member of the working group (рабочая группа) of a year, in printed order."""

    __tablename__ = "group_member"

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(foreign_key="school_year.year", index=True)
    position: int
    person_id: int = Field(foreign_key="person.id")
    role: str = ""


class Meeting(SQLModel, table=True):
    """A meeting of which minutes are kept (протокол); `starts_at` is minutes after midnight."""

    __tablename__ = "meeting"
    __table_args__ = (check("starts_at IS NULL OR starts_at BETWEEN 0 AND 1439", "time"),)

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(foreign_key="school_year.year", index=True)
    title: str
    number: str = ""
    on_day: date
    starts_at: int | None = None
    place: str = ""
    chair_id: int | None = Field(default=None, foreign_key="person.id")
    secretary_id: int | None = Field(default=None, foreign_key="person.id")


class MeetingPerson(SQLModel, table=True):
    """Somebody invited to a meeting: a person of the register, or another by name."""

    __tablename__ = "meeting_person"

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(sa_column_args=[cascade("meeting.id")], index=True)
    position: int
    person_id: int | None = Field(default=None, foreign_key="person.id")
    name: str = ""
    post: str = ""
    organisation: str = ""
    present: bool = True


class MeetingItem(SQLModel, table=True):
    """A question of a meeting: who was heard and spoke, what was decided, who does it by when."""

    __tablename__ = "meeting_item"

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(sa_column_args=[cascade("meeting.id")], index=True)
    position: int
    question: str
    heard: str = ""
    discussed: str = ""
    decision: str = ""
    responsible: str = ""
    deadline: str = ""


class Letter(SQLModel, table=True):
    """A letter of the register; number and date are those of the sender.

    `reply_number` and `reply_on` are the letter that it answers («На № … от …»).
    """

    __tablename__ = "letter"
    __table_args__ = (one_of("direction", LetterDirection, "direction"),)

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(foreign_key="school_year.year", index=True)
    direction: str
    number: str = ""
    issued_on: date | None = None
    correspondent: str = ""
    addressee: str = ""
    title: str
    content: str = ""
    reply_number: str = ""
    reply_on: date | None = None
    signer_id: int | None = Field(default=None, foreign_key="person.id")


class EvidenceItem(SQLModel, table=True):
    """A document that proves a component of the management cycle (управленческий цикл)."""

    __tablename__ = "evidence_item"
    __table_args__ = (
        one_of("component", CycleComponent, "component"),
        check(
            "(order_id IS NOT NULL) + (attachment_id IS NOT NULL) + (link <> '') <= 1",
            "one_paper",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(foreign_key="school_year.year", index=True)
    position: int
    component: str
    content: str = ""
    document: str = ""
    order_id: int | None = Field(default=None, foreign_key="order_record.id")
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    link: str = ""
    comment: str = ""
