"""Build the documentation site, offline and with every warning an error.

    python -m tools.build_docs build/docs

The pages that are made of data (rules, entries, pictures) are written into docs/made/ first, where
git ignores them. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import discourse
from tools.document_rules import page

DOCS = Path(__file__).resolve().parents[1] / "docs"

GALLERY = """# Gallery

Every chart takes a table, computes nothing and returns a matplotlib `Axes`. Here they show the
example article that comes with the package, and each picture is drawn by the code above it, after

```python
{first}
```

`lang="en"` or `"fr"` is the language of the words. `discourse.charts.save(ax, "figure.svg")` writes
the same bytes every time (PNG and PDF by the suffix).
"""
FIRST = """\
import pandas as pd
import discourse

doc = discourse.example()
sections = discourse.sections(doc)"""
PARAGRAPHS = """\
body = [doc.text[block.start : block.end] for block in doc.blocks if block.zone == "body"]
docs = [
    discourse.document(
        text,
        id=f"{at:02d}",
        lang="fr",
        metadata={"outlet": ("Matin", "Soir")[at % 2], "date": f"2024-{at + 1:02d}-01"},
    )
    for at, text in enumerate(body[:12])
]"""
PICTURES = {
    "outlook": (
        "Favourable and unfavourable sentences by section, with the balance below each bar",
        'ax = discourse.charts.outlook(discourse.outlook(doc), lang="en")',
    ),
    "outlook_target": (
        "The same beside the outlook towards a target",
        """\
about = discourse.outlook(doc, target=["pont", "ponts"])
both = pd.concat([discourse.outlook(doc), about], ignore_index=True)
ax = discourse.charts.outlook(both, lang="en")""",
    ),
    "sentiment": (
        "Mean valence by section; each dot is a sentence",
        """\
each = discourse.sentiment(doc, by="sentence")
ax = discourse.charts.sentiment(discourse.sentiment(doc), each, lang="en")""",
    ),
    "forest": (
        "Net outlook and share of hedged sentences, section by section, with intervals",
        'ax = discourse.charts.forest(discourse.outlook(doc), discourse.hedging(doc), lang="en")',
    ),
    "course": (
        "Outlook and hedging along the text, as running means with a band",
        'ax = discourse.charts.course(discourse.course(doc), lang="en")',
    ),
    "groups": (
        "The same of groups of documents: here paragraphs, as if two outlets had printed them",
        f"""\
{PARAGRAPHS}
tables = discourse.outlook(docs, by="outlet"), discourse.hedging(docs, by="outlet")
ax = discourse.charts.forest(*tables, lang="en")""",
    ),
    "dates": (
        "Documents by date, a circle each, with the running mean: the paragraphs again",
        f"""\
{PARAGRAPHS}
ax = discourse.charts.course(discourse.course(docs, over="date"), "hedging", lang="en")""",
    ),
    "influence": (
        "The sentences that weigh most in the figure of the whole text",
        'ax = discourse.charts.influence(discourse.influence(doc), lang="en")',
    ),
    "dispersion": (
        "Where the markers of each category stand in the text",
        """\
ax = discourse.charts.dispersion(
    discourse.markers(doc), length=len(doc.text), sections=sections, lang="en"
)""",
    ),
    "rates": (
        "Markers of each category for 100 words, by section",
        'ax = discourse.charts.rates(discourse.rates(doc), lang="en")',
    ),
    "pull_quotes": (
        "Each pull quote and the passage it repeats",
        """\
ax = discourse.charts.pull_quotes(
    discourse.pull_quotes(doc), length=len(doc.text), sections=sections, lang="en"
)""",
    ),
}
"""What each chart shows, and the code that draws it as `ax`."""


def made_pages(folder: Path) -> None:
    """Write the pages and pictures that are made of data into a folder, if they changed."""
    folder.mkdir(exist_ok=True)
    for name, content in made():
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


def made() -> Iterator[tuple[str, bytes]]:
    """The name and content of each page and picture."""
    yield "rules.md", page().encode()
    parts = [GALLERY.replace("{first}", FIRST)]
    for name, (said, code) in PICTURES.items():
        yield f"{name}.svg", drawn(code)
        parts.append(f"## {name}\n\n{said}:\n\n```python\n{code}\n```\n\n![{said}]({name}.svg)\n")
    yield "gallery.md", "\n".join(parts).encode()


def drawn(code: str) -> bytes:
    """The picture that some code of the gallery draws, as SVG."""
    from discourse.charts.saving import image

    names: dict[str, Any] = {}
    exec(f"{FIRST}\n{code}", names)  # noqa: S102 - the code that the page shows
    data = image(names["ax"], ".svg")
    discourse.charts.close(names["ax"])
    return data


def main(argv: list[str] | None = None) -> int:
    """Build the site into the folder named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    given = parser.parse_args(argv)
    from sphinx.cmd.build import main as build

    # Without -E a page of an earlier build could stay.
    status = build(["-q", "-W", "--keep-going", "-E", "-b", "html", str(DOCS), str(given.folder)])
    if status == 0:
        print(f"{given.folder / 'index.html'}")
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
