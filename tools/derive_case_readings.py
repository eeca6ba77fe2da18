"""Write all that is read of the sentences of the cases, to tests/cases/readings.

    python -m tools.derive_case_readings tests/cases/readings

A case says one thing of its sentence: that a rule decides, that the outlook is fear. Everything
else that is read of it (the holder and scope of its markers, the tense and negation of its verbs,
the time, voice and weight of its outlook) is written here, a file for each file of cases, and a
test compares it. A difference is not an error in itself: read it, and if it is what the change
meant, commit the files with the change.

Under each sentence, one line each: its verbs; the lemmas that are other forms than its words; every
marker, with its scope and holder; every graded word; its outlook; where Europe is mentioned, the
same towards Europe; and the attitude towards every name. A marker is
followed by category, strength, rule, the categories that lost, and holder; ``…`` stands between
the first and the last word of a scope.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import discourse
from discourse import modality, polarity, stance
from discourse.documents import Document
from discourse.french.parse import parses
from discourse.languages import language

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases"
FOLDER = CASES / "readings"
BRACKETS = re.compile(r"\[([^\[\]|]+)(?:\|[^\[\]]*)?\]")
TARGET = "Europe"
LONG = 3
"""Letters of the longest word whose lemma goes without saying: le, une, ils."""
NAME = re.compile(r"(?<=[\w,] )[A-Z][\w-]+")
"""A word in capitals that opens no sentence."""


def sources() -> dict[str, Path]:
    """The files of cases whose sentences are read, by the name of what is written of them."""
    paths = [
        *sorted((CASES / "modality").glob("**/*.tsv")),
        *(CASES / "polarity" / f"{name}.tsv" for name in ("rules", "sides")),
        *(
            CASES / "stance" / f"{name}.tsv"
            for name in ("kinds", "outlook", "overall", "resumption", "targets", "toward")
        ),
        *(
            CASES / f"{name}.tsv"
            for name in ("branches", "morphology_context", "morphology_groups", "times")
        ),
    ]
    named = {"_".join(path.relative_to(CASES).with_suffix("").parts): path for path in paths}
    return {**named, "traps": language("fr").path("traps.tsv")}


def texts(path: Path) -> list[str]:
    """The distinct texts of a file of cases, in its order, without the brackets about words."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    named = [name for name in ("sentence", "text") if name in rows[0]]
    at, first = (rows[0].index(named[0]), 1) if named else (len(rows[0]) - 1, 0)
    found = [BRACKETS.sub(r"\1", row[at]).replace("\\n", "\n") for row in rows[first:]]
    return list(dict.fromkeys(text for text in found if text.strip()))


def readings(text: str) -> Iterator[str]:
    """The text, then what is read of it, one finding a line."""
    doc = discourse.document(text, id="case", lang="fr")
    yield " ".join(text.split())
    for parse in parses(doc):
        verbs = [
            " ".join(
                filter(
                    None,
                    (
                        parse.text(group.first, group.last) + ":",
                        group.lemma,
                        group.mood or group.form,
                        group.tense,
                        f"{group.person or ''}{group.number or ''}",
                        group.voice if group.voice == "Pass" else "",
                        "pronominal" if group.pronominal else "",
                        "negated" if group.negated else "",
                        "restrictive" if group.restrictive else "",
                        "expletive" if group.expletive else "",
                    ),
                )
            )
            for group in parse.groups
        ]
        if verbs:
            yield f"\t{'; '.join(verbs)}"
        others = [
            f"{word} {lemma}"
            for at, word in enumerate(parse.forms)
            if len(word) > LONG
            and not parse.tag(at).is_verb
            and (lemma := parse.tag(at).lemma) != word
        ]
        if others:
            yield f"\tlemmas: {', '.join(others)}"
    for one in modality.find(doc):
        strength = f"{'not ' if one.negated else ''}{one.strength or '-'}"
        holder = _words(doc, one.holder_start, one.holder_end)
        scope = _words(doc, one.scope_start, one.scope_end)
        yield (
            f"\t[{doc.text[one.start : one.end]}] {one.category} {strength} {one.rule} "
            f"{one.alternatives or '-'} {one.holder} {holder}, of {scope}"
        )
    for part in polarity.find(doc):
        yield (
            f"\t{part.entry} {part.value:+.2f} of {part.state_value:+.2f} {part.rule} "
            f"{part.shifters}{' quoted' * part.quoted} {part.status}"
        ).rstrip()
    yield from _outlooks(doc, None)
    yield from _outlooks(doc, TARGET)
    for name in NAME.finditer(text):
        attitude = stance.toward(doc, *name.span())
        if attitude.contributions:
            yield f"\ttowards {name[0]}: {attitude.label:+d} {attitude.valence:+.2f}"


def _outlooks(doc: Document, target: str | None) -> Iterator[str]:
    for one in stance.find(doc, target):
        judged, voice = one.judgement, one.voice
        if target is None and not judged.contributions and not one.asks:
            continue
        weighed = ", ".join(
            f"{part.contribution.entry} {part.weight:.2f} {part.status}{' hedged' * part.hedged}"
            for part in judged.contributions
        )
        good, bad = sum(why.good for why in judged.reasons), sum(why.bad for why in judged.reasons)
        mentions = " ".join(doc.text[start:end] for start, end in one.mentions)
        about = f"{target} ({mentions}{', inferred' * one.inferred}): " if target else ""
        yield (
            f"\t{about}{one.outlook} {judged.score:+.2f}{' hedged' * one.hedged}"
            f"{' asks' * one.asks}, {one.time.when} by {one.time.rule}, {voice.kind} "
            f"{_words(doc, voice.start, voice.end)}"
            f"{f', evidence {good:+.2f} {bad:+.2f}' if judged.reasons else ''}; {weighed}"
        ).rstrip("; ")


def _words(doc: Document, start: int, end: int) -> str:
    if start < 0:
        return "-"
    words = doc.text[start:end].split()
    return " … ".join(dict.fromkeys((words[0], words[-1]))) if words else "nothing"


def derive() -> dict[str, str]:
    """The text of each file, by name."""
    return {
        f"{name}.txt": "\n".join(line for text in texts(path) for line in readings(text)) + "\n"
        for name, path in sources().items()
    }


def main(argv: list[str] | None = None) -> int:
    """Write the files and say which of them changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    given = parser.parse_args(argv)
    given.folder.mkdir(parents=True, exist_ok=True)
    made = derive()
    for path in sorted(given.folder.iterdir()):
        if path.name not in made:
            path.unlink()
            print(f"{path}: removed")
    for name, content in made.items():
        path = given.folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8", newline="\n")
            print(f"{path}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
