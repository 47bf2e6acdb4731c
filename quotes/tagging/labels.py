"""The tags that the tagger gives to words, and the pointers between them."""

from __future__ import annotations

OUTSIDE = "O"
ROLES = ("source", "cue", "content")
NAMES = (
    "PERSON",
    "ORGANIZATION",
    "LOCATION",
    "NORP",
    "FACILITY",
    "PRODUCT",
    "DATE",
    "MONEY",
    "MISC",
)
TAGS = (OUTSIDE, *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
NAME_TAGS = (OUTSIDE, *(f"{prefix}-{name}" for name in NAMES for prefix in "BI"))
# Each pointer compares a projection of the word that points with one of the word pointed at.
POINTERS = ("content to cue", "source to cue", "cue to source")
POINTER_SIZE = 64  # of each projection that the pointers compare
