import re
import subprocess
import sys

from tests.readme import demo_output, demo_shown, use_shown

# The last digits differ between processors.
_CONFIDENCE = re.compile(r"confidence: \d\.\d\d")


def test_the_demo_is_shown_as_it_is() -> None:
    shown, output = (_CONFIDENCE.sub("", text) for text in (demo_shown(), demo_output()))
    assert shown == output, "run `make readme`"


def test_the_example_runs_and_prints_what_its_comments_say() -> None:
    code = use_shown()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    expected = re.findall(r"^# (.*)$", code, re.MULTILINE)
    assert done.stdout.decode("utf-8").splitlines() == expected
