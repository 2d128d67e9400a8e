"""Signatures of files as Windows sees them; other systems know none of this kind."""

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Trust(StrEnum):
    """What the system says of the signature of a file.

    Members:
        NONE: there is none.
        TRUSTED: Windows trusts it, and the file is the one that was signed.
        BAD: there is one, and the file was changed or nobody vouches for the signer.
        UNKNOWN: there is one, and this system cannot check it.
    """

    NONE = "none"
    TRUSTED = "trusted"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who signed, as the certificate names them; a renewed certificate names them the same.

    Attributes:
        name: what Windows shows as the publisher; never empty.
        organisation: empty where the certificate names none.
        country: two letters; empty likewise. Names are unique in a country at most.
    """

    name: str
    organisation: str = ""
    country: str = ""

    def __str__(self) -> str:
        """«ООО «Опора» (RU)»: for people, to tell one publisher from another."""
        beside = (self.organisation if self.organisation != self.name else "", self.country)
        known = ", ".join(part for part in beside if part)
        return f"{self.name} ({known})" if known else self.name


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature of a file.

    Attributes:
        trust: what the system says of it.
        publisher: whose it is; there is one exactly when it is trusted.
    """

    trust: Trust
    publisher: Publisher | None = None


UNSIGNED = Signature(Trust.NONE)
# Outcomes of WinVerifyTrust that mean: there is no signature, or nothing that could bear one.
_NO_SIGNATURE = 0x800B0100
_NO_KIND = (0x800B0001, 0x800B0003)


def signature_of(path: Path) -> Signature:
    """Ask Windows; elsewhere it is never more than `Trust.UNKNOWN`.

    Nothing is asked over the network: a revoked certificate is known only as far as Windows has
    heard of it before.
    """
    if sys.platform != "win32":
        return Signature(Trust.UNKNOWN)
    from app.services.program.releases import win_verify_trust

    return meaning(*win_verify_trust.ask(path))


def meaning(code: int, publisher: Publisher | None) -> Signature:
    """What an answer of WinVerifyTrust means; a signer without a name is one nobody can check."""
    code &= 0xFFFFFFFF
    if code == 0:
        return Signature(Trust.BAD) if publisher is None else Signature(Trust.TRUSTED, publisher)
    return UNSIGNED if code in (_NO_SIGNATURE, *_NO_KIND) else Signature(Trust.BAD)
