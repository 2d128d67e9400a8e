"""What hypothesis draws the tests of the identification from."""

from hypothesis import strategies as st

from app.services.identification.rules.rules import Rule

RULES = st.builds(
    Rule,
    c1_min=st.integers(1, 4),
    c2_min=st.integers(1, 3),
    c2_same=st.booleans(),
    both_needed=st.booleans(),
)
