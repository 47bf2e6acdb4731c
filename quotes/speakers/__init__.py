"""Who the sources of attributions are."""

from quotes.speakers.resolve import Reported, Resolution, resolve

__all__ = ["Reported", "Resolution", "resolve"]
