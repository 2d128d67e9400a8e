"""What a document is asked for: its settings, and the programme, school or row that they name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.services.documents.dossier.named import issued
from app.services.documents.dossier.named.programmes import programme_of
from app.services.documents.dossier.named.registers import register_rows, row_of
from app.services.documents.dossier.named.schools import named_school
from app.services.documents.settings import SettingSpec, annex_setting
from app.services.documents.shared_settings import PROGRAMME, SCHOOL
from app.services.identification.rules.in_use import profile_in_use
from app.services.programmes.risk_profile import get_profiles, list_factors
from app.services.programmes.sources.catalogue import year_values

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier
    from app.services.identification.rules.rules import Profile
    from app.services.orders.orders import OrderRow
    from app.services.programmes.parts import Programme, YearValue
    from app.services.programmes.risk_profile import Factor
    from app.services.programmes.risk_profile import Profile as RiskProfile
    from app.services.registers.description.register import RegisterRow
    from app.services.schools.schools import SchoolRow


@dataclass(frozen=True)
class Asked:
    """What is asked for; each raises `UserError` where its setting names a row in vain.

    Attributes:
        dossier: what is read.
        kind: name of its kind.
        asked_year: the year of work that it is asked for.
        settings: checked settings of the kind; what it has none for is as the setting's default.
    """

    dossier: "Dossier"
    kind: str
    asked_year: int
    settings: Mapping[str, str]

    def chosen(self, spec: SettingSpec) -> str:
        """The value of a setting that kinds share."""
        return self.settings.get(spec.name, spec.default)

    def wants(self, flag: SettingSpec) -> bool:
        """Whether a part of the document is wanted."""
        return self.chosen(flag) == "1"

    @property
    def has_annexes_of_choice(self) -> bool:
        """Whether its settings choose which annexes it has."""
        return any(name.startswith(annex_setting("")) for name in self.settings)

    def day_of(self, spec: SettingSpec) -> date | None:
        """The day that a setting holds."""
        chosen = self.chosen(spec)
        return date.fromisoformat(chosen) if chosen else None

    @cached_property
    def programme(self) -> "Programme | None":
        """The programme that the settings name, else the latest one that its year meets."""
        return programme_of(self.dossier, self.asked_year, self.chosen(PROGRAMME))

    @cached_property
    def programme_order(self) -> "OrderRow | None":
        """The order of the register that approves the programme."""
        return issued.of_programme(self.dossier, self.programme)

    @cached_property
    def indicator_years(self) -> "list[dict[int, YearValue]]":
        """Target and value by year for each indicator of the programme, worked out or typed."""
        programme, dossier = self.programme, self.dossier
        if programme is None:
            return []
        return dossier.part(
            ("indicator years", programme.id), lambda: year_values(dossier.workspace, programme)
        )

    @cached_property
    def rules(self) -> "Profile":
        """The rules of identification that the workspace works with."""
        return self.dossier.part(("rules",), lambda: profile_in_use(self.dossier.workspace))

    @cached_property
    def risk_factors(self) -> "list[Factor]":
        """The factors of risk in their order, those given up too."""
        dossier = self.dossier
        return dossier.part(
            ("risk factors",), lambda: list_factors(dossier.workspace, retired=True)
        )

    @cached_property
    def risk_profiles(self) -> "Mapping[int, RiskProfile]":
        """What is entered of the factors in the year, by school."""
        dossier, year = self.dossier, self.asked_year
        return dossier.part(("risks", year), lambda: get_profiles(dossier.workspace, year))

    @cached_property
    def of_school(self) -> "SchoolRow | None":
        """The school that the settings name; None while none is chosen."""
        return named_school(self.dossier, self.chosen(SCHOOL))

    def register_row(self, spec: SettingSpec) -> "RegisterRow | None":
        """The row of a register that a setting names, else the last one of the year."""
        assert spec.refers is not None
        return row_of(self.dossier, spec.refers.table, self.asked_year, self.chosen(spec))

    def register_rows(self, name: str) -> "list[RegisterRow]":
        """All rows of a register in the year; of one without years all there are."""
        return register_rows(self.dossier, name, self.asked_year)
