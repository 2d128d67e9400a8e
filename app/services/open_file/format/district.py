"""The whole file."""

from typing import ClassVar, Literal

from pydantic import Field

from app.services.open_file.format.papers import (
    Evidence,
    ExpertDocument,
    ExpertPaper,
    GroupMember,
    Interview,
    InterviewStep,
    Letter,
    Meeting,
    Pair,
    Recommendation,
    RiskFactor,
    SchoolProgramme,
    SchoolRisk,
    SupportModel,
    Tutor,
)
from app.services.open_file.format.part import Part
from app.services.open_file.format.people import (
    Department,
    Order,
    Person,
    Settings,
)
from app.services.open_file.format.programmes import (
    Act,
    LibraryMeasure,
    Plan,
    Programme,
)
from app.services.open_file.format.schools import (
    CriterionTitle,
    CriterionValue,
    Passport,
    Procedure,
    Result,
    School,
    Stay,
    SupportEvent,
    SupportStep,
    SupportWork,
)


class District(Part):
    """A district."""

    beside: ClassVar = frozenset(
        {
            *("procedures", "acts", "library", "support_work", "support_steps", "support_events"),
            *("interview_steps", "expert_papers", "school_programmes", "pairs", "tutors"),
            *(
                "recommendations",
                "models",
                "group",
                "meetings",
                "letters",
                "evidence",
                "risk_factors",
            ),
            *("risk_profile", "settings"),
        }
    )

    opora: Literal[1] = Field(description="number of the format")
    department: Department | None = None
    settings: Settings | None = None
    people: list[Person] = Field(default=[])
    schools: list[School] = Field(default=[])
    passports: list[Passport] = Field(default=[])
    procedures: list[Procedure] = Field(default=[])
    results: list[Result] = Field(default=[])
    orders: list[Order] = Field(default=[])
    support: list[Stay] = Field(default=[])
    support_work: list[SupportWork] = Field(default=[])
    support_steps: list[SupportStep] = Field(default=[])
    support_events: list[SupportEvent] = Field(default=[])
    acts: list[Act] = Field(default=[], description="acts that no programme names")
    programmes: list[Programme] = Field(default=[])
    plans: list[Plan] = Field(default=[])
    library: list[LibraryMeasure] = Field(default=[])
    interviews: list[Interview] = Field(default=[])
    interview_steps: list[InterviewStep] = Field(default=[])
    expert_documents: list[ExpertDocument] = Field(default=[])
    expert_papers: list[ExpertPaper] = Field(default=[])
    school_programmes: list[SchoolProgramme] = Field(default=[])
    pairs: list[Pair] = Field(default=[])
    tutors: list[Tutor] = Field(default=[])
    recommendations: list[Recommendation] = Field(default=[])
    models: list[SupportModel] = Field(default=[])
    group: list[GroupMember] = Field(default=[])
    meetings: list[Meeting] = Field(default=[])
    letters: list[Letter] = Field(default=[])
    evidence: list[Evidence] = Field(default=[])
    risk_factors: list[RiskFactor] = Field(default=[])
    risk_profile: list[SchoolRisk] = Field(default=[])
    criteria_titles: list[CriterionTitle] = Field(default=[])
    criteria: list[CriterionValue] = Field(default=[])
