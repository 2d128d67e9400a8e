"""A finding of the check before signing: it knows the document and the rows that it is about."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from app.services.findings.finding import Finding

if TYPE_CHECKING:
    from app.services.findings.links import Link

Row = tuple[str, int]  # table and key
About = tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFinding(Finding):
    """What contradicts itself.

    A note is worth a look and may be right; an error cannot be.

    Attributes:
        document: the kind of document where it is read («plan»), or empty for none of its own.
        about: the rows of the workspace that it is about, by table and key: whatever document is
            made of one of them, it concerns.
        printed: it was read in a document as it would be made; the same of the data goes first.
    """

    document: str = ""
    about: About = ()
    printed: bool = False

    @classmethod
    def of(
        cls,
        finding: Finding,
        *,
        link: "Link | None",
        where: str,
        document: str,
        about: About = (),
        printed: bool = False,
    ) -> Self:
        """What is told elsewhere; its own link and place go first."""
        return cls(
            code=finding.code,
            text=finding.text,
            why=finding.why,
            hint=finding.hint,
            weight=finding.weight,
            link=finding.link or link,
            where=finding.where or where,
            document=document,
            about=about,
            printed=printed,
        )

    def as_json(self, document: str = "") -> dict[str, str]:
        """As a program reads it; every key is there, empty where there is nothing to say."""
        told = Finding.as_json(self)
        return {
            "code": told.pop("code"),
            "weight": told.pop("weight"),
            "document": document or self.document,
            **told,
        }
