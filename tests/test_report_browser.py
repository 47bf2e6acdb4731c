"""The HTML report in a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import quotes
from quotes.demo import ARTICLE
from quotes.formats.html import write

webdriver = pytest.importorskip("selenium.webdriver")
BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (BROWSER and DRIVER), reason="needs Debian's chromium and chromium-driver"
)

# The least contrast of what is read on a marked stretch, by WCAG's formula.
CONTRAST = """
const numbers = (color) => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = (color) => {
  const [r, g, b] = numbers(color).map((n) => n / 255)
    .map((n) => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};
const ratios = [];
const host = document.getElementById("text");
for (const name of ["hue0","hue1","hue2","hue3","hue4","hue5","hue6","hue7","unknown"]) {
  for (const extra of ["", " on"]) {
    const span = document.createElement("span");
    span.className = `quote ${name}${extra}`; span.dataset.n = "1"; span.textContent = "x";
    host.append(span);
    const style = getComputedStyle(span), badge = getComputedStyle(span, "::before");
    ratios.push(contrast(style.color, style.backgroundColor), contrast(badge.color, badge.backgroundColor));
    span.remove();
  }
}
return Math.min(...ratios);
"""


@pytest.fixture(scope="module")
def extraction() -> quotes.Extraction:
    source = quotes.Source(title="A river rises", url="https://post.example/river")
    return quotes.extract(ARTICLE.read_text(encoding="utf-8"), source=source)


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ("--headless=new", "--no-sandbox", "--window-size=1280,1000"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield browser
    browser.quit()


@pytest.fixture
def page(driver: Any, extraction: quotes.Extraction, tmp_path: Path) -> Any:
    path = tmp_path / "report.html"
    path.write_bytes(write(extraction).encode("utf-8"))
    driver.set_window_size(1280, 1000)
    driver.get(path.as_uri())
    return driver


def opened(page: Any) -> str:
    return str(page.execute_script("return document.getElementById('card').innerText"))


def listed(page: Any) -> list[str]:
    script = "return [...document.querySelectorAll('[data-card]:not([hidden])')].map(i => i.dataset.card)"
    return list(page.execute_script(script))


def press(page: Any, key: str) -> None:
    page.switch_to.active_element.send_keys(key)


def test_the_browser_shows_the_article_as_it_is(page: Any, extraction: quotes.Extraction) -> None:
    script = "return document.getElementById('text').textContent"
    assert page.execute_script(script) == extraction.text


def test_every_line_break_survives(driver: Any, tmp_path: Path) -> None:
    text = "One.\r\nTwo.\rThree.\n\tFour. 😀 e\u0301"
    path = tmp_path / "report.html"
    path.write_bytes(write(quotes.Extraction(text, (), ())).encode("utf-8"))
    driver.get(path.as_uri())
    assert driver.execute_script("return document.getElementById('text').textContent") == text


def test_nothing_is_blocked_or_fails(page: Any) -> None:
    page.execute_script("document.getElementById('q1').focus()")
    assert page.get_log("browser") == []


def test_focus_shows_who_said_it_and_how(page: Any, extraction: quotes.Extraction) -> None:
    quote = next(quote for quote in extraction if quote.speaker and quote.cue and quote.mention)
    page.execute_script(f"document.getElementById('{quote.id}').focus()")
    assert quote.speaker is not None
    assert quote.speaker.name in opened(page)
    assert quote.cue is not None
    assert quote.cue.text in opened(page)
    link = page.execute_script("return document.querySelector('#card a').hash")
    assert link == f"#{quote.speaker.id}"


def test_keys_go_from_quote_to_quote_and_close(page: Any) -> None:
    page.execute_script("document.body.focus()")
    press(page, "j")
    first = page.switch_to.active_element.get_attribute("id")
    press(page, "j")
    press(page, "k")
    assert page.switch_to.active_element.get_attribute("id") == first
    press(page, "\ue00c")
    assert page.execute_script("return document.getElementById('card').hidden")


def test_kinds_can_be_filtered(page: Any, extraction: quotes.Extraction) -> None:
    for box in page.find_elements("css selector", "input[name=kind]:not([value=direct])"):
        box.click()
    direct = [quote.id for quote in extraction.with_nested() if quote.kind == "direct"]
    assert sorted(listed(page)) == sorted(direct)


def test_confidence_can_be_filtered(page: Any, extraction: quotes.Extraction) -> None:
    page.execute_script(
        "const least = document.getElementById('least'); least.value = 90;"
        "least.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    sure = [q.id for q in extraction.with_nested() if round(100 * q.confidence) >= 90]
    assert sorted(listed(page)) == sorted(sure)


def test_a_speaker_can_be_picked_and_all_be_shown_again(
    page: Any, extraction: quotes.Extraction
) -> None:
    everything = listed(page)
    button = page.find_element("css selector", ".pick")
    speaker = button.get_attribute("data-speaker")
    button.click()
    theirs = [q.id for q in extraction.with_nested() if q.speaker and q.speaker.id == speaker]
    assert sorted(listed(page)) == sorted(theirs)
    page.find_element("css selector", "button[type=reset]").click()
    assert page.execute_async_script(
        "const done = arguments[0]; setTimeout(() => "
        "done(document.querySelectorAll('[data-card]:not([hidden])').length), 50)"
    ) == len(everything)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_every_colour(page: Any, theme: str) -> None:
    page.execute_script(f"document.documentElement.dataset.theme = '{theme}'")
    assert page.execute_script(CONTRAST) >= 4.5


def test_a_phone_needs_no_sideways_scrolling(page: Any) -> None:
    page.set_window_size(390, 800)
    width = page.execute_script("return document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


def test_it_prints(page: Any) -> None:
    assert page.print_page().startswith("JVBERi0")  # %PDF-
