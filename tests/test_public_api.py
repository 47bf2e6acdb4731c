import subprocess
import sys
from importlib.metadata import version

import pytest

import quotes

SLOW_TO_IMPORT = {
    "cattrs",
    "numpy",
    "onnxruntime",
    "rich",
    "stanza",
    "tokenizers",
    "torch",
    "trafilatura",
    "typer",
}


def test_public_names() -> None:
    assert sorted(quotes.__all__) == [
        "Act",
        "Article",
        "COMMUNICATION",
        "Context",
        "Cue",
        "Extraction",
        "Extractor",
        "Mention",
        "ModelError",
        "Quote",
        "QuoteKind",
        "QuotedWords",
        "Reason",
        "Source",
        "Span",
        "Speaker",
        "SpeakerKind",
        "Via",
        "extract",
        "read_html",
        "to_dataframe",
    ]
    assert all(hasattr(quotes, name) for name in quotes.__all__)


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="extrakt"):
        _ = quotes.extrakt


def test_version_is_that_of_the_package() -> None:
    assert quotes.__version__ == version("quotes")


def test_import_is_light() -> None:
    script = "import quotes, sys; print(*sys.modules)"
    output = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout
    assert not SLOW_TO_IMPORT & set(output.decode().split())
