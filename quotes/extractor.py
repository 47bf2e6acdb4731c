"""The way from a text to its quotes; every step is a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from quotes.annotate import Annotations, Notes, annotate_with
from quotes.assemble import assemble
from quotes.attribution import attribute
from quotes.inference import CPU, check_device
from quotes.marks import find_quoted
from quotes.records import Extraction, Source
from quotes.speakers import resolve
from quotes.tagging import Tagger

if TYPE_CHECKING:
    import stanza


class Extractor:
    """Finds the quotes of texts; loads the models when it first needs them and keeps them.

    Args:
        pipeline: A Stanza pipeline with the processors `tokenize` and `ner` (and `mwt` where its
            language has it) to use instead of the models in the package, such as Stanza's
            official English one.
        device: "cpu", or "cuda" to run the tagger on an NVIDIA GPU (extra `quotes[cuda]`).

    Raises:
        ValueError: If the device is neither, or no GPU can be used.

    Example:
        >>> extractor = Extractor()
        >>> for quote in extractor.extract("“We are ready,” the minister said on Monday."):
        ...     print(quote.kind, quote.text, quote.speaker.name)
        direct “We are ready,” minister
    """

    def __init__(self, pipeline: stanza.Pipeline | None = None, *, device: str = CPU) -> None:
        check_device(device)
        self._pipeline = pipeline
        self._device = device
        self._tagger = Tagger(device=device)

    def __reduce__(self) -> tuple[Callable[..., Extractor], tuple[stanza.Pipeline | None]]:
        # Loaded models cannot be pickled; they are loaded anew where the copy is used.
        return partial(type(self), device=self._device), (self._pipeline,)

    def extract(self, text: str, *, source: Source | None = None) -> Extraction:
        """Find every quote of a text.

        Args:
            text: An article, as plain text. It is never changed: all offsets count its code points.
            source: Where the text comes from; it is passed on to every quote.

        Raises:
            TypeError: If `text` is not a str, or `source` not a `Source`.
            quotes.ModelError: If a model file is missing or damaged.
        """
        _check(text, source)
        if self._pipeline is not None:
            annotations = annotate_with(self._pipeline, text)
            return self.extract_annotated(text, annotations, source=source)
        return self._extract(text, None, source)

    def extract_annotated(
        self, text: str, annotations: Annotations, *, source: Source | None = None
    ) -> Extraction:
        """Find every quote of a text that has been annotated already.

        Args:
            text: An article, as plain text.
            annotations: Its sentences and entities; `quotes.annotate.read_document` takes them
                from a Stanza document.
            source: Where the text comes from.

        Raises:
            quotes.ModelError: If a model file is missing or damaged.
        """
        return self._extract(text, annotations, source)

    def _extract(
        self, text: str, annotations: Annotations | None, source: Source | None
    ) -> Extraction:
        """The way itself; without annotations, those that the tagger makes on it are used."""
        quoted = find_quoted(text)
        notes = Notes()
        windows = notes.of(self._tagger.tag([(text, quoted)]))
        attributions = attribute(text, quoted, windows, self._tagger)
        if annotations is None:
            annotations = notes.annotations(text)
        resolution = resolve(text, attributions, annotations, quoted)
        return assemble(text, quoted, annotations, attributions, resolution, source)

    def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]:
        """Find the quotes of one text after the other, as they are asked for.

        Raises:
            TypeError: If `texts` is a single str, or one of them is not a str.
            quotes.ModelError: If a model file is missing or damaged.
        """
        if isinstance(texts, str | bytes):
            raise TypeError(
                "extract_many() takes an iterable of texts; for a single text call extract()"
            )
        return map(self.extract, texts)


def extract(text: str, *, source: Source | None = None) -> Extraction:
    """Find every quote of a text, with the models in the package.

    The models are loaded at the first call and kept. See `Extractor.extract`.
    """
    return _default_extractor().extract(text, source=source)


@cache
def _default_extractor() -> Extractor:
    return Extractor()


def _check(text: object, source: object) -> None:
    if isinstance(text, bytes | bytearray):
        raise TypeError("extract() takes a str, not bytes: decode them first, e.g. with .decode()")
    if not isinstance(text, str):
        raise TypeError(f"extract() takes the text of an article as a str, not {_name(text)}")
    if source is not None and not isinstance(source, Source):
        raise TypeError(f"source must be a quotes.Source or None, not {_name(source)}")


def _name(value: object) -> str:
    return type(value).__name__
