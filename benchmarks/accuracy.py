r"""How well the library does on a corpus, and what it gets wrong.

    python -m benchmarks.accuracy ../shared/data/polnear/dev ../shared/eval \
        --sentences ../shared/data/cofenet/polnear-valid.jsonl \
        --speakers ../shared/data/speakers/dev.jsonl --docs docs/accuracy.md

Prints tables in Markdown; with --docs, it puts them between the marks in that document and draws
the reliability plot beside it (needs the extra `benchmark`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.predict import by_quote, by_role, read_texts
from benchmarks.reliability import BINS, bins, draw, judged, load
from benchmarks.sentences import Article, Sentence, alone, in_article, scores
from quotes import Extractor

BEGIN, END = "<!-- figures of benchmarks.accuracy -->\n", "<!-- end of figures -->"
# Annotators of PolNeAR against each other, and the targets that follow from it.
PEOPLE = {
    "content": 0.909,
    "cue": 0.692,
    "source": 0.806,
    "found": 0.818,
    "exact": 0.689,
    "attributed": 0.764,
    "quoted attributed": 0.932,
    "direct": 0.970,
    "mixed": 0.891,
    "indirect": 0.706,
}
COFENET = {"source": 0.832, "cue": 0.753, "content": 0.729}
THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.92, 0.93, 0.94, 0.95, 0.96)
KINDS = ("direct", "mixed", "indirect")
HOW_NAMED = ("named", "pronoun", "nominal", "unnamed")

Row = Sequence[object]
Prediction = dict[str, Any]


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("corpus", type=Path, help="a folder with text/ and attributions/")
    cli.add_argument("scorers", type=Path, help="the folder of attribution_score.py")
    cli.add_argument("--sentences", type=Path, help="CofeNet's sentences")
    cli.add_argument("--speakers", type=Path, help="who each source of the corpus really is")
    cli.add_argument("--docs", type=Path, help="the document to put the figures into")
    arguments = cli.parse_args()
    sys.path.insert(0, str(arguments.scorers))  # one scorer imports another
    extractor = Extractor()
    found = {name: extractor.extract(text) for name, text in read_texts(arguments.corpus / "text")}
    predictions = {name: by_quote(extraction)["quotes"] for name, extraction in found.items()}
    scorer = load(arguments.scorers / "attribution_score.py")
    confidences, right = judged(scorer, scorer.read_gold(arguments.corpus), predictions)
    report = [*attributions(scorer, arguments.corpus, predictions)]
    if arguments.sentences:
        articles = [Article(x.text, by_role(x)) for x in found.values()]
        lines = arguments.sentences.read_text(encoding="utf-8").splitlines()
        report += exact_matches(
            load(arguments.scorers / "exact_match.py"),
            list(map(json.loads, lines)),
            articles,
            extractor,
        )
    if arguments.speakers:
        report += speakers(
            load(arguments.scorers / "speaker_score.py"),
            arguments.corpus,
            arguments.speakers,
            predictions,
        )
    report += reliability(confidences, right)
    report += thresholds(scorer, arguments.corpus, predictions)
    report += errors(scorer, arguments.corpus, predictions)
    text = "\n".join(report)
    print(text)
    if arguments.docs:
        document = arguments.docs.read_text(encoding="utf-8")
        before, _, rest = document.partition(BEGIN)
        _, _, after = rest.partition(END)
        arguments.docs.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
        draw(confidences, right, arguments.docs.with_name("reliability.svg"))


def table(title: str, head: Row, rows: Sequence[Row]) -> Iterator[str]:
    """A section with a Markdown table."""
    yield f"### {title}\n"
    for row in (head, ["---"] * len(head), *rows):
        cells = (f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row)
        yield f"| {' | '.join(cells)} |"
    yield ""


def attributions(scorer: Any, corpus: Path, predictions: dict[str, Prediction]) -> Iterator[str]:
    score, _ = scorer.score(corpus, predictions)
    measures = [measure for measure in PEOPLE if measure not in KINDS]
    yield from table(
        f"Attributions ({score['articles']} articles, {score['words']} words)",
        ("", "precision", "recall", "F1", "F1 of a second trained person"),
        [(m, score[m]["p"], score[m]["r"], score[m]["f1"], PEOPLE[m]) for m in measures],
    )
    kinds = score["recall by kind"]
    yield from table(
        "Recall by kind",
        ("", "quotes", "found", "attributed", "attributed by a second trained person"),
        [
            (k, kinds[k]["gold"], kinds[k]["found"], kinds[k]["attributed"], PEOPLE[k])
            for k in KINDS
        ],
    )


def exact_matches(
    scorer: Any, sentences: Sequence[Sentence], articles: Sequence[Article], extractor: Extractor
) -> Iterator[str]:
    lone = [alone(scorer, sentence, extractor) for sentence in sentences]
    read = scores(scorer, lone)
    yield from table(
        "Exact spans in CofeNet's sentences",
        ("", "precision", "recall", "F1", "CofeNet on BERT-base, published, test sentences"),
        [(role, *read[role], published) for role, published in COFENET.items()],
    )
    within = [in_article(sentence, articles) for sentence in sentences]
    located = [(one, other) for one, other in zip(lone, within, strict=True) if other]
    read_alone = scores(scorer, [one for one, _ in located])
    read_within = scores(scorer, [other for _, other in located])
    yield from table(
        f"The same sentences, read in their articles ({len(located)} found there)",
        ("", "precision", "recall", "F1", "F1, each read alone"),
        [(role, *read_within[role], read_alone[role][-1]) for role in COFENET],
    )


def speakers(
    scorer: Any, corpus: Path, path: Path, predictions: dict[str, Prediction]
) -> Iterator[str]:
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    counts, _ = scorer.score(corpus, gold, predictions)
    rows = []
    for how in (*HOW_NAMED, "all"):
        chosen = HOW_NAMED if how == "all" else (how,)
        verdicts = [sum(counts[v, h] for h in chosen) for v in ("right", "wrong", "none")]
        found = sum(verdicts)
        rows.append((how, found, *(verdict / max(1, found) for verdict in verdicts)))
    yield from table(
        "Resolved speakers of the quotes found",
        ("source is", "quotes", "right", "wrong", "none"),
        rows,
    )


def reliability(confidences: np.ndarray, right: np.ndarray) -> Iterator[str]:
    rows = list(bins(confidences, right))
    yield from table(
        "Confidence and truth",
        ("confidence", "quotes", "mean confidence", "attributed right"),
        [(f"{low:.1f} to {low + 1 / BINS:.1f}", n, mean, share) for low, n, mean, share in rows],
    )
    error = sum(abs(mean - share) * n for _, n, mean, share in rows) / len(confidences)
    yield f"Expected calibration error {error:.3f}, over {BINS} bins.\n"


def thresholds(scorer: Any, corpus: Path, predictions: dict[str, Prediction]) -> Iterator[str]:
    rows: list[Row] = []
    for threshold in THRESHOLDS:
        kept = {
            name: [row for row in quotes if row["confidence"] >= threshold]
            for name, quotes in predictions.items()
        }
        score, _ = scorer.score(corpus, kept)
        both = [score[m][x] for m in ("attributed", "quoted attributed") for x in ("p", "r")]
        rows.append((f"{threshold:.2f}", *both))
    head = ("at least", "precision", "recall", "precision, quoted", "recall, quoted")
    yield from table("What a threshold on confidence keeps", head, rows)


def errors(scorer: Any, corpus: Path, predictions: dict[str, Prediction]) -> Iterator[str]:
    """What becomes of the annotated quotes, and where the ends of contents differ."""
    fates: Counter[tuple[str, str]] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    ends: Counter[str] = Counter()
    for name, text, annotated in scorer.read_gold(corpus):
        tokens = [match.span() for match in scorer.WORD.finditer(text)]
        words = [text[start:end] for start, end in tokens]

        def in_tokens(quote: Prediction, tokens: Any = tokens) -> dict[str, Any]:
            return {r: scorer.tokens_in(tokens, quote[r]) for r in ("content", "cue", "source")}

        gold = [quote for quote in map(in_tokens, annotated) if quote["content"]]
        mine = list(map(in_tokens, predictions[name]))
        pairs = scorer.match(gold, mine)
        for index, quote in enumerate(gold):
            kind = scorer.kind_of(text, tokens, quote["content"])
            other, dice = pairs.get(index, (None, 0.0))
            found = mine[other] if other is not None and dice >= 0.5 else None
            fates[kind, _fate(scorer, words, quote, found, mine)] += 1
            if found:
                kinds[kind, scorer.kind_of(text, tokens, found["content"])] += 1
                ends[_difference(quote["content"], found["content"])] += 1
    names = sorted({fate for _, fate in fates})
    yield from table(
        "What becomes of the annotated quotes",
        ("", *KINDS, "all"),
        [(n, *(fates[k, n] for k in KINDS), sum(fates[k, n] for k in KINDS)) for n in names],
    )
    yield from table(
        "Kinds: annotated in rows, ours in columns, of the quotes found",
        ("", *KINDS),
        [(kind, *(kinds[kind, other] for other in KINDS)) for kind in KINDS],
    )
    yield from table(
        "Ends of the contents found", ("", "quotes"), [(what, n) for what, n in ends.most_common()]
    )


def _fate(
    scorer: Any,
    words: list[str],
    quote: Prediction,
    found: Prediction | None,
    mine: list[Prediction],
) -> str:
    content = quote["content"]
    if found is None:
        covered = max((len(content & other["content"]) for other in mine), default=0)
        if covered == 0:
            return "missed"
        return "within a longer quote" if 2 * covered >= len(content) else "only in part"
    if scorer.same_source(words, quote["source"], found["source"]):
        return "attributed right"
    if not found["source"]:
        return "source missed"
    return "wrong source" if quote["source"] else "source where none is annotated"


def _difference(gold: frozenset[int], mine: frozenset[int]) -> str:
    if gold == mine:
        return "exact"
    start = (min(mine) > min(gold)) - (min(mine) < min(gold))
    end = (max(mine) > max(gold)) - (max(mine) < max(gold))
    where = {
        (0, 0): "other pieces",
        (1, 0): "begins late",
        (-1, 0): "begins early",
        (0, 1): "ends late",
        (0, -1): "ends early",
    }
    return where.get((start, end), "both ends differ")


if __name__ == "__main__":
    main()
