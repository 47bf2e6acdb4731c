"""Give the people of a corpus other names, to see whether the library leans on the old ones.

    python -m benchmarks.names ../shared/data/polnear/dev renamed
    python -m benchmarks.predict renamed/text predictions.jsonl
    python ../shared/eval/attribution_score.py renamed predictions.jsonl

Every word of a person's name is replaced wherever the article has it, always by the same word, of
one of several cultures; the annotations move along. Names are found by the library's own entity
recogniser; what that misses keeps its name.
"""

from __future__ import annotations

import argparse
import random
import re
from bisect import bisect_left, bisect_right
from pathlib import Path

import regex
from attrs import frozen

from benchmarks.annotations import stanza_pipeline
from quotes.annotate import EntityKind, annotate_with
from quotes.speakers.first_names import gender_of
from quotes.speakers.lexicon import Gender

MEN = """
    Abdulaziz Adebayo Andriy Babajide Bongani Chidi Davit Dinh Emeka Farrukh Ferenc Giorgi Hamza
    Hiroshi Ikaika Javier Jokubas Kaveh Kwabena Levan Mateus Mihail Nattapong Niilo Oluwaseun
    Pradeep Rustam Sandro Sibusiso Taavi Tendai Thiago Tomasz Uche Vuyo Wekesa Yerlan Zoltan
""".split()
WOMEN = """
    Aigerim Akua Amara Ayumi Birgitta Busisiwe Chipo Dilnoza Eszter Fatoumata Gulnara Hadiza
    Ilse Ingrid Jacira Kamala Katarzyna Lakshmi Leilani Liis Mariana Mbali Nana Ngozi Nino Oksana
    Pilar Ruta Shirin Siiri Tamar Thandiwe Uzma Valentina Wanjiru Xiomara Yetunde Zsofia
""".split()
SURNAMES = """
    Abiodun Acheampong Adeyemi Akhmetov Alavi Banda Baryshnikova Beridze Bondarenko Castellanos
    Chaudhary Dlamini Eriksson Fofana Gebreyesus Gonzaga Hakimi Horvath Ibragimov Ivaskevicius
    Jayawardena Kahananui Kapanadze Karimov Kekkonen Khumalo Kiplagat Kowalczyk Lindqvist Mabuza
    Maharaj Mammadov Mensah Mkhize Moyo Mwangi Nakamura Ncube Nguema Nowakowska Obuya Odhiambo
    Okafor Olivares Pham Phiri Quispe Rahimov Saakadze Santoso Sithole Szabo Tamayo Tkachenko
    Toure Tshabalala Ubah Urazov Vanagas Venkataraman Virtanen Wickremesinghe Yamashita Zulu
""".split()

_WORD = regex.compile(r"\p{L}[\p{L}’'-]*\p{L}(?<!['’]s)")
_TITLES = frozenset("Mr Mrs Ms Dr Sen Rep Gov President Senator Governor Miss Sir Lord Jr".split())
_OFFSETS = re.compile(r"\d+ \d+(?:;\d+ \d+)*")


@frozen
class Replacement:
    """A word of the old text and what stands for it in the new one."""

    start: int
    end: int
    word: str


def rename(text: str, people: list[tuple[int, int]], seed: str) -> list[Replacement]:
    """What to put for the names of a text.

    Args:
        text: An article.
        people: Where it names people.
        seed: The same one gives the same names.
    """
    rng = random.Random(seed)
    new_names: dict[str, str] = {}
    used: set[str] = set()
    lower = set(re.findall(r"[a-z]+", text))
    for start, end in people:
        words = [match.group() for match in _WORD.finditer(text, start, end)]
        for place, word in enumerate(words):
            if (
                word in new_names
                or word in _TITLES
                or not word[0].isupper()
                or word.lower() in lower
            ):
                continue
            is_first = place == 0 and len(words) > 1
            gender = gender_of(word) if is_first else None
            pool = SURNAMES if not is_first else WOMEN if gender is Gender.FEMALE else MEN
            free = [name for name in pool if name not in used] or pool
            new_names[word] = rng.choice(free)
            used.add(new_names[word])
    return [
        Replacement(*match.span(), new_names[match.group()])
        for match in _WORD.finditer(text)
        if match.group() in new_names
    ]


def applied(text: str, replacements: list[Replacement]) -> str:
    """The text with its replacements, which are sorted and disjoint."""
    parts, end = [], 0
    for replacement in replacements:
        parts += [text[end : replacement.start], replacement.word]
        end = replacement.end
    return "".join([*parts, text[end:]])


def moved(offset: int, replacements: list[Replacement], *, is_end: bool) -> int:
    """Where an offset of the old text lies in the new one; inside a word, at its start or end."""
    if is_end:
        before = bisect_left(replacements, offset, key=lambda r: r.start)
    else:
        before = bisect_right(replacements, offset, key=lambda r: r.end)
    shift = sum(len(r.word) - (r.end - r.start) for r in replacements[:before])
    if is_end and before and replacements[before - 1].end > offset:
        return replacements[before - 1].end + shift
    if not is_end and before < len(replacements) and replacements[before].start < offset:
        return replacements[before].start + shift
    return offset + shift


def moved_standoff(line: str, replacements: list[Replacement], new_text: str) -> str:
    """A line of brat standoff with its offsets, if it has any, moved."""
    key, _, body = line.partition("\t")
    label, _, offsets = body.partition("\t")[0].partition(" ")
    if not key.startswith("T") or not _OFFSETS.fullmatch(offsets):
        return line
    spans = [
        (
            moved(int(start), replacements, is_end=False),
            moved(int(end), replacements, is_end=True),
        )
        for start, end in (span.split() for span in offsets.split(";"))
    ]
    words = " ".join(" ".join(new_text[start:end].split()) for start, end in spans)
    return f"{key}\t{label} {';'.join(f'{start} {end}' for start, end in spans)}\t{words}"


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("corpus", type=Path, help="a folder with text/ and attributions/")
    cli.add_argument("out", type=Path)
    arguments = cli.parse_args()
    texts, standoff = arguments.out / "text", arguments.out / "attributions"
    texts.mkdir(parents=True, exist_ok=True)
    standoff.mkdir(parents=True, exist_ok=True)
    pipeline = stanza_pipeline()
    people, names = 0, 0
    for path in sorted((arguments.corpus / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        entities = annotate_with(pipeline, text).entities
        found = [(e.start, e.end) for e in entities if e.kind is EntityKind.PERSON]
        replacements = rename(text, found, path.stem)
        people += len(found)
        names += len(replacements)
        new_text = applied(text, replacements)
        (texts / path.name).write_bytes(new_text.encode("utf-8"))
        for annotation in (arguments.corpus / "attributions").glob(f"{path.stem}_*.ann"):
            lines = annotation.read_text(encoding="utf-8").splitlines()
            moved_lines = (moved_standoff(line, replacements, new_text) for line in lines)
            (standoff / annotation.name).write_text("\n".join(moved_lines) + "\n", encoding="utf-8")
    print(f"{people} mentions of people found, {names} words replaced")


if __name__ == "__main__":
    main()
