"""The page of rules and entries: every category, cascade, rule, source and example, from the data.

python -m tools.document_rules > rules.md
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping

import discourse
from discourse.decisions.cascade import FAMILIES, KEEP, NOTHING
from discourse.decisions.marker import CATEGORIES
from discourse.languages import language, table, toml
from discourse.modality.marker_lexicon import load
from discourse.polarity.rules import RULES

_MARK = re.compile(r"\[([^|\]]+)\|[^\]]+\]")

HEAD = """# Rules, entries and sources

Made of the data when this site is built: the lexicon of markers, the cascades that decide between
readings, the steps that compose valence, and the works they follow. What the categories mean, and
how to code by hand, is in the [codebook](../codebook.md). *nothing* is the reading of words that
look like a marker and are none; *as in the lexicon* keeps the category of the entry.
An example is the first sentence of the trap suite in which the rule decided.
"""


def page(lang: str = "fr") -> str:
    """The whole page."""
    examples = first_examples(lang)
    data = [*_entries(lang), *_cascades(examples), *_composition(), *_shifters(lang)]
    return "\n".join([HEAD, *data, *_works(lang)])


def first_examples(lang: str) -> dict[str, str]:
    """For each rule the first sentence of the trap suite in which it decided a marker."""
    rows = table(language(lang).path("traps.tsv"), ("phenomenon", "sentence", "note"))
    texts = {str(row.line): _MARK.sub(r"\1", row["sentence"]) for row in rows}
    docs = [
        discourse.document(text, id=line, lang=lang, zones=["body"])
        for line, text in texts.items()
        if "\n" not in text
    ]
    found: dict[str, str] = {}
    marked = discourse.markers(docs, zones="all")
    cells = zip(marked["doc"], marked["rule"], marked["start"], marked["end"], strict=True)
    for doc, rule, start, end in cells:
        text = texts[doc]
        found.setdefault(rule, f"{text[:start]}**{text[start:end]}**{text[end:]}")
    return found


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("[", "\\[").replace("<", "&lt;").replace("~", "\\~")


def _entries(lang: str) -> Iterator[str]:
    yield "## Entries by category\n"
    yield "`[verb]` is any form of a verb, `a|b` either word, `~2` up to two words between.\n"
    entries = load(lang=lang).entries
    for category in (*CATEGORIES[:-1], "none"):
        own = [entry for entry in entries if entry.category == category]
        alone = sum(not entry.family for entry in own)
        title = "none: hides the words in it" if category == "none" else category
        yield f"### {title}\n"
        yield f"{len(own)} entries; {alone} decide alone, {len(own) - alone} by a cascade.\n"
        patterns = dict.fromkeys(entry.pattern for entry in own)
        yield ", ".join(f"`{pattern}`" for pattern in patterns) + ".\n"


def _cascades(examples: Mapping[str, str]) -> Iterator[str]:
    count = sum(map(len, FAMILIES.values()))
    yield "## Cascades\n"
    yield f"{count} rules in {len(FAMILIES)} families; the first that holds decides.\n"
    for family in sorted(FAMILIES):
        yield f"### {family}\n"
        yield "| rule | reading | because | source | example |\n|---|---|---|---|---|"
        for one in FAMILIES[family]:
            reading = {KEEP: "as in the lexicon", NOTHING: "*nothing*"}.get(
                one.category, one.category
            )
            if one.alternatives:
                reading += f" ({', '.join(one.alternatives)})"
            example = examples.get(one.name, "")
            yield (f"| `{one.name}` | {reading} | {_cell(one.reason)} | {one.source} | {example} |")
        yield ""


def _composition() -> Iterator[str]:
    yield "## Composition of valence\n"
    yield "The steps, in order; `discourse.explain` shows what each did.\n"
    yield "| step | what it does | source |\n|---|---|---|"
    for one in RULES:
        yield f"| `{one.name}` | {_cell(one.reason)} | {one.source} |"
    yield ""


def _shifters(lang: str) -> Iterator[str]:
    rows = table(
        language(lang).path("shifters.tsv"),
        ("entry", "kind", "factor", "reach", "source", "note"),
    )
    yield "## Shifters\n\nWhat changes the valence of the words in its reach, by kind.\n"
    yield "| kind | entries | such as |\n|---|---|---|"
    for kind, number in sorted(Counter(row["kind"] for row in rows).items()):
        such = [row["entry"] for row in rows if row["kind"] == kind][:4]
        yield f"| {kind} | {number} | {', '.join(f'`{_code(entry)}`' for entry in such)} |"
    yield ""


def _code(text: str) -> str:
    return text.replace("|", "\\|")


def _works(lang: str) -> Iterator[str]:
    yield "## Works\n"
    for key, work in toml(language(lang).path("sources.toml")).items():
        said = [
            str(work[part]) for part in ("author", "year", "title", "in", "subject") if part in work
        ]
        yield f"- `{key}`: {', '.join(said)}"
    yield ""
    yield "`own` is our own judgement, `codebook` the [codebook](../codebook.md)."


if __name__ == "__main__":
    print(page())
    sys.exit(0)
