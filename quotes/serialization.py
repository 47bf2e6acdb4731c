"""Turn an extraction into plain dicts, fit for JSON, and back.

Speakers and the source are written once, at the top; quotes and vias refer to speakers by id.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, get_origin

from attrs import evolve, fields, has

from quotes.records import Extraction, Quote, QuotedWords, Source, Speaker, Via

if TYPE_CHECKING:
    from cattrs import Converter

# What the ids of speakers refer to while quotes are read.
_speakers_by_id: ContextVar[dict[str, Speaker]] = ContextVar("speakers by id")


def to_dict(extraction: Extraction) -> dict[str, Any]:
    """The extraction as dicts, lists, strings, numbers and None. See `Extraction.to_dict`."""
    written: dict[str, Any] = _converter().unstructure(extraction)
    return written


def from_dict(data: dict[str, Any]) -> Extraction:
    """The extraction that `to_dict` wrote. See `Extraction.from_dict`.

    Raises:
        ValueError: If `data` does not have that form; the message says where.
    """
    keys = [field.name for field in fields(Extraction)]
    if not isinstance(data, dict) or data.keys() != set(keys):
        raise ValueError(f"an extraction is a dict with these keys and no others: {keys}")
    source = _read(data["source"], Source | None, "source")
    speakers = _read(data["speakers"], tuple[Speaker, ...], "speakers")
    referring = _speakers_by_id.set({speaker.id: speaker for speaker in speakers})
    try:
        quotes = _read(data["quotes"], tuple[Quote, ...], "quotes")
    finally:
        _speakers_by_id.reset(referring)
    return Extraction(
        text=_read(data["text"], str, "text"),
        quotes=tuple(_sourced(quote, source) for quote in quotes),
        speakers=speakers,
        source=source,
        unattributed=_read(data["unattributed"], tuple[QuotedWords, ...], "unattributed"),
    )


def _sourced(quote: Quote, source: Source | None) -> Quote:
    nested = tuple(_sourced(inner, source) for inner in quote.nested)
    return evolve(quote, source=source, nested=nested)


def _read(value: object, form: Any, where: str) -> Any:
    from cattrs import transform_error

    try:
        return _converter().structure(value, form)
    except Exception as error:  # cattrs raises groups of whatever the records raise
        raise ValueError("; ".join(transform_error(error, where, _describe))) from error


def _describe(error: BaseException, _: type | None) -> str:
    if isinstance(error, KeyError):
        return "missing"
    return str(error.args[0] or error)


@cache
def _converter() -> Converter:
    # Imported late: who only extracts does not need it.
    from cattrs import Converter
    from cattrs.cols import homogenous_tuple_structure_factory
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    converter = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    reference = override(unstruct_hook=_write_reference, struct_hook=_read_reference)
    overrides: dict[type, dict[str, Any]] = {
        Quote: {"speaker": reference, "source": override(omit=True)},
        Via: {"speaker": reference},
    }
    converter.register_unstructure_hook_factory(
        has, lambda form: make_dict_unstructure_fn(form, converter, **overrides.get(form, {}))
    )

    converter.register_unstructure_hook(StrEnum, lambda kind: kind.value)

    # Left alone, cattrs would read "5" as a number, and a string as a tuple of its letters.
    def read_record(form: type) -> Callable[[Any, Any], Any]:
        read: Any = make_dict_structure_fn(form, converter, **overrides.get(form, {}))
        return _strict(read, dict)

    def is_tuple(form: Any) -> bool:
        return get_origin(form) is tuple

    def read_tuple(form: type) -> Callable[[Any, Any], Any]:
        return _strict(homogenous_tuple_structure_factory(form, converter), list, tuple)

    converter.register_structure_hook_factory(has, read_record)
    converter.register_structure_hook_factory(is_tuple, read_tuple)
    for form, accepted in ((str, (str,)), (int, (int,)), (float, (float, int))):
        converter.register_structure_hook(form, _strict(lambda value, form: form(value), *accepted))
    return converter


def _strict(structure: Callable[[Any, Any], Any], *accepted: type) -> Callable[[Any, Any], Any]:
    """`structure`, for values of just these types."""

    def checked(value: object, form: Any) -> Any:
        if type(value) not in accepted:
            raise TypeError(f"expected {accepted[0].__name__}, not {type(value).__name__}")
        return structure(value, form)

    return checked


def _write_reference(speaker: Speaker | None) -> str | None:
    return None if speaker is None else speaker.id


def _read_reference(reference: object, _: object) -> Speaker | None:
    if reference is None:
        return None
    speaker = _speakers_by_id.get().get(str(reference))
    if speaker is None:
        raise ValueError(f"no speaker has the id {reference!r}")
    return speaker
