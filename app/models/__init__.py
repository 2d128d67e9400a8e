"""What is stored: tables, column types and enumerations. No queries, no Qt.

Importing the package maps every table: a module that lies here need not be named. It is imported
where something is stored, never for the first screen.

A new table or column needs a migration with the schema that it makes (`resources/schemas/`, written
by `tests/services/storage/schema_files`) and its words in `services/log/tables`. Migrations are
numbered, frozen once released, and run on their own connection with foreign keys off. A new column
that is not NULL is added to the rows of the log that came or went, too; of a changed row the log
has the changed columns alone.
"""

import pkgutil
from importlib import import_module

from app.models.identification import (
    CustomProfile,
    IdentificationRun,
    ManualDecision,
    RunAnnulment,
    Verdict,
)
from app.models.office import (
    EvidenceItem,
    GroupMember,
    Letter,
    Meeting,
    MeetingItem,
    MeetingPerson,
)
from app.models.organisation import Department, Person, PersonForm, SchoolYear, Setting
from app.models.programme import (
    Attachment,
    Criterion,
    CriterionValue,
    ExecutionMark,
    LibraryMeasure,
    Measure,
    MeasureOccurrence,
    MeasureParty,
    Plan,
    PlanReview,
    PlanSection,
    Programme,
)
from app.models.programme_parts import (
    Act,
    Indicator,
    IndicatorYear,
    ProgrammeAct,
    ProgrammeDirection,
    ProgrammeMember,
    ProgrammeRisk,
    ProgrammeSchool,
    RiskFactor,
    SchoolRisk,
)
from app.models.register import (
    ArchivedOrder,
    ChangeKey,
    ChangePart,
    ChangeSet,
    ChangeSubject,
    ChangeTable,
    OrderRecord,
    OrderScan,
    OutputRecord,
    RegionInfo,
    Remark,
)
from app.models.result import Procedure, ProcedureGap, Result
from app.models.school import (
    PassportBlock,
    PassportValue,
    School,
    SchoolAlias,
    SupportEntry,
    SupportEvent,
    SupportStep,
    SupportWork,
)
from app.models.support_papers import (
    ExpertDocument,
    ExpertPaper,
    InterviewSlot,
    InterviewStep,
    Recommendation,
    SchoolPair,
    SchoolProgramme,
    SupportModel,
    Tutor,
)

__all__ = [
    "Act",
    "ArchivedOrder",
    "Attachment",
    "ChangeKey",
    "ChangePart",
    "ChangeSet",
    "ChangeSubject",
    "ChangeTable",
    "Criterion",
    "CriterionValue",
    "CustomProfile",
    "Department",
    "EvidenceItem",
    "ExecutionMark",
    "ExpertDocument",
    "ExpertPaper",
    "GroupMember",
    "IdentificationRun",
    "Indicator",
    "IndicatorYear",
    "InterviewSlot",
    "InterviewStep",
    "Letter",
    "LibraryMeasure",
    "ManualDecision",
    "Measure",
    "MeasureOccurrence",
    "MeasureParty",
    "Meeting",
    "MeetingItem",
    "MeetingPerson",
    "OrderRecord",
    "OrderScan",
    "OutputRecord",
    "PassportBlock",
    "PassportValue",
    "Person",
    "PersonForm",
    "Plan",
    "PlanReview",
    "PlanSection",
    "Procedure",
    "ProcedureGap",
    "Programme",
    "ProgrammeAct",
    "ProgrammeDirection",
    "ProgrammeMember",
    "ProgrammeRisk",
    "ProgrammeSchool",
    "Recommendation",
    "RegionInfo",
    "Remark",
    "Result",
    "RiskFactor",
    "RunAnnulment",
    "School",
    "SchoolAlias",
    "SchoolPair",
    "SchoolProgramme",
    "SchoolRisk",
    "SchoolYear",
    "Setting",
    "SupportEntry",
    "SupportEvent",
    "SupportModel",
    "SupportStep",
    "SupportWork",
    "Tutor",
    "Verdict",
]

for _module in pkgutil.iter_modules(__path__, f"{__name__}."):
    if not _module.ispkg:
        import_module(_module.name)
