"""The tags that the tagger gives to words."""

from __future__ import annotations

OUTSIDE = "O"
ROLES = ("source", "cue", "content")
TAGS = (OUTSIDE, *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
POINTER_SIZE = 64  # of each projection that the pointers compare
