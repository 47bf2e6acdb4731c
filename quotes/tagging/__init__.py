"""What the learned model says of the words of a text."""

from __future__ import annotations

from quotes.tagging.tagger import Chain, QuotedText, TaggedWindow, Tagger

__all__ = ["Chain", "QuotedText", "TaggedWindow", "Tagger"]
