"""Write how far the rules of reading look, measured on the sentences of the cases.

    python -m tools.derive_reaches tests/cases/reaches.tsv

An adverb that says nothing of who, when or how sure is put into a sentence between two words, once
or more often. A rule that looks five words ahead stops seeing the sixth. Written is each place,
marked ``|``, where `MOST` adverbs change the reading, with the most by which it stays: so a window
of a rule is held by a sentence just short enough for it, and by the same with one word more.
A difference is not an error in itself: read it, and if it is what the change meant, commit it.

Beside it, in moved.tsv, stand the sentences read otherwise behind another clause (`BEFORE`);
all others are read there as alone, whatever stands before them.

A reading is here, without its spans: the verbs with tense, voice and negation; the markers with
category, strength, rule and holder; and, where a case is about outlook, side, time and voice.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import discourse
from discourse import modality, stance
from discourse.french.parse import parses
from tools.derive_case_readings import CASES, TARGET, sources, texts

PATH, MOVED = CASES / "reaches.tsv", CASES / "moved.tsv"
ADVERB = " lentement"
MARK = " | "
MOST = 45
"""More than all windows of rules but those that bound the time a page without a full stop takes."""
BEFORE = "Il pleut ce matin dans la rue ; "
LEFT_OUT = ("traps", "polarity")
"""Files whose sentences say the same again, or nothing of windows."""


def reading(text: str, judged: bool) -> tuple[tuple[object, ...], ...]:
    """What is read of a text, without spans."""
    doc = discourse.document(text, id="case", lang="fr")
    verbs = tuple(
        (verb.lemma, verb.mood, verb.tense, verb.voice, verb.negated, verb.pronominal)
        for parse in parses(doc)
        for verb in parse.groups
    )
    markers = tuple(
        (one.entry, one.category, one.strength, one.negated, one.rule, one.holder)
        for one in modality.find(doc)
    )
    if not judged:
        return verbs, markers
    outlooks = tuple(
        (one.outlook, one.hedged, one.time, one.voice.kind, one.inferred)
        for target in (None, TARGET)
        for one in stance.find(doc, target)
    )
    return verbs, markers, outlooks


def reaches(text: str, judged: bool) -> Iterator[tuple[str, int]]:
    """Each place where more adverbs change the reading, and the most that do not."""
    known = reading(text, judged)
    for at, sign in enumerate(text):
        if sign != " " or not text[at - 1].isalpha():
            continue

        def stays(times: int, at: int = at) -> bool:
            return reading(text[:at] + ADVERB * times + text[at:], judged) == known

        if stays(MOST):
            continue
        most, least = 0, MOST
        while least - most > 1:
            middle = (most + least) // 2
            most, least = (middle, least) if stays(middle) else (most, middle)
        yield f"{text[:at]}{MARK}{text[at + 1 :]}", most


def sentences(*, every: bool = False) -> list[tuple[str, bool]]:
    """The sentences that are lengthened, or every one, and whether their outlook is read."""
    found: dict[str, bool] = {}
    for name, path in sources().items():
        if every or not name.startswith(LEFT_OUT):
            judged = name.startswith(("stance", "times"))
            for text in texts(path):
                if "\n" not in text:
                    found[text] = judged or found.get(text, False)
    return list(found.items())


def moves(text: str, judged: bool) -> bool:
    """Whether a sentence is read otherwise after another clause."""
    behind = reading(BEFORE + text[:1].lower() + text[1:], judged)
    verbs, *rest = reading(text, judged)
    rain = ("pleuvoir", "Ind", "Pres", "Act", False, False)
    return behind != ((rain, *verbs), *rest)


def moved() -> str:
    """The text of the file of sentences that are read otherwise after another clause."""
    return (
        "\n".join(
            ["sentence", *(text for text, judged in sentences(every=True) if moves(text, judged))]
        )
        + "\n"
    )


def derive() -> str:
    """The text of the file."""
    rows = [f"{place}\t{most}" for one in sentences() for place, most in reaches(*one)]
    return "\n".join(["sentence\tmost", *rows]) + "\n"


def main(argv: list[str] | None = None) -> int:
    """Write both files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path)
    given = parser.parse_args(argv)
    given.path.write_text(derive(), encoding="utf-8", newline="\n")
    given.path.with_name(MOVED.name).write_text(moved(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
