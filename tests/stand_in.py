"""The command line with a stand-in for the models, so that tests of running it are quick.

It finds one quote in a text of two characters or more: all of it. Special texts have it fail as
extraction can.

    python tests/stand_in.py extract …
"""

import os
import signal
import time

import quotes
from quotes import Context, Extraction, Quote, QuoteKind, Source, Span, Speaker, SpeakerKind

SECONDS = float(os.environ.get("STAND_IN_SECONDS", "0"))  # that an article takes


class Swallower:
    """Loses an interrupt, as Python does while it removes an object."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)


def extract(text: str, *, source: Source | None = None) -> Extraction:
    if text == "swallow":
        Swallower()
    time.sleep(SECONDS)
    if text == "kill":
        os._exit(9)
    if text == "model":
        raise quotes.ModelError("model file x.onnx is missing")
    if text == "fault":
        raise IndexError("list index out of range")
    if text == "print":
        print("Loading the models…")
    if len(text) < 2:
        return Extraction(text, (), (), source)
    span = Span(0, len(text))
    speaker = Speaker("s1", "Ada Smith", SpeakerKind.PERSON, aliases=("Smith",))
    quote = Quote.of(
        text,
        (span,),
        id="q1",
        kind=QuoteKind.INDIRECT,
        speaker=speaker,
        context=Context(span, span),
        confidence=0.9,
        source=source,
    )
    return Extraction(text, (quote,), (speaker,), source)


if __name__ in ("__main__", "__mp_main__"):  # as workers call it
    quotes.extract = extract

if __name__ == "__main__":
    from quotes.cli import main

    main()
