"""The reviewed states of all kinds: `states.py` in the folder of each."""

from functools import cache
from importlib import import_module
from pathlib import Path

from app.services.documents.dossier.facts import DocumentFacts


@cache
def reviewed() -> dict[str, dict[str, DocumentFacts]]:
    """Facts by the names of their golden trees, by kind."""
    places = sorted(Path(__file__).parent.glob("*/*/states.py"))
    return {place.parent.name.replace("_", "-"): _states(place) for place in places}


def _states(place: Path) -> dict[str, DocumentFacts]:
    occasion, kind = place.parts[-3:-1]
    states: dict[str, DocumentFacts] = import_module(
        f"tests.services.documents.kinds.{occasion}.{kind}.states"
    ).states()
    return states
