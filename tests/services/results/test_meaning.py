"""What a share means stands at the head of its column."""

from app.enums import ProcedureKind
from app.services.results.meaning import share_words


def test_every_kind_of_procedure_says_whose_share_it_is() -> None:
    words = {kind: share_words(kind) for kind in ProcedureKind}
    assert words[ProcedureKind.VPR].full == "доля получивших отметку «2», %"
    assert words[ProcedureKind.OGE] == words[ProcedureKind.EGE]
    assert words[ProcedureKind.EGE].full == "доля не набравших минимального балла, %"
    for kind, (short, full) in words.items():
        assert short.endswith(", %"), kind
        assert full.startswith("доля "), kind
        assert len(short) < len(full), kind
