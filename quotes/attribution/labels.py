"""The tags that the tagger gives to words, and the pointers between them."""

from __future__ import annotations

from quotes.annotate.annotations import EntityKind

OUTSIDE = "O"
ROLES = ("source", "cue", "content")
TAGS = (OUTSIDE, *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
NAME_TAGS = (OUTSIDE, *(f"{prefix}-{kind.name}" for kind in EntityKind for prefix in "BI"))
# Each pointer compares a projection of the word that points with one of the word pointed at.
POINTERS = ("content to cue", "source to cue", "cue to source")
POINTER_SIZE = 64  # of each projection that the pointers compare
