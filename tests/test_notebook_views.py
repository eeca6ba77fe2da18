"""What Jupyter and a terminal show of an article, and of why it was read so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import discourse
from discourse import Document
from discourse.decisions.marker import HOLDERS
from discourse.page.notebook_styles import HUES
from discourse.stance import Target
from discourse.stance.evidence import Weights
from discourse.tables.schema import CATEGORY

ROOT = Path(__file__).resolve().parents[1]
SEED = next((ROOT / "seeds").glob("*.txt"))
TEXT = (
    "Selon le maire, l’Europe pourrait retrouver la paix. "
    "Elle n’a pas su éviter la crise. Qui paiera ces dégâts ? Il pleut."
)


@pytest.fixture(scope="module")
def seed() -> Document:
    return discourse.read(SEED)


@pytest.fixture
def doc() -> Document:
    return discourse.document(TEXT, id="essai")


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_styles_are_in_the_elements_and_nothing_else_is_needed(seed: Document) -> None:
    html = seed._repr_html_() or ""
    assert not re.search(r"<style|<script|\bid=|<link|src=|var\(", html)
    assert html.count("rgba(") > 100
    # Print has the colour of the reader's theme, grounds let it through.
    assert not re.search(r"[;\"]color:|background-color:(?!rgba)", html)


def test_nothing_is_told_by_colour_alone(seed: Document) -> None:
    html = seed._repr_html_() or ""
    legend = re.findall(r'<b style="([^"]+)">([^<]+)&nbsp;(\d+)</b>', html)
    assert {name for _, name, _ in legend} >= {"possible", "concessif", "dynamique"}
    assert sum(int(n) for *_, n in legend) == len(discourse.markers(seed))
    lines = {re.findall(r"border:\dpx (\w+)", style)[0] for style, *_ in legend}
    assert lines == {"solid", "dashed", "dotted", "double"}
    assert {"border-bottom:2px solid", "border-bottom:2px dashed"} <= set(
        re.findall(r"border-bottom:2px \w+", html)
    )


def test_without_any_style_marked_words_are_still_told_from_others(seed: Document) -> None:
    """GitHub drops styles; a sanitiser of nbconvert escapes other elements than these as well."""
    html = seed._repr_html_() or ""
    assert set(re.findall(r"<(\w+)", html)) <= {"div", "b", "i"}
    bare = re.sub(r' (style|title|class|lang)="[^"]*"', "", html)
    assert "<b>pourrait</b>" in bare
    assert "<i>guerre</i>" in bare
    explained = discourse.explain(seed, next(discourse.markers(seed).itertuples()))
    assert "<p" not in (explained._repr_html_() or "")


def test_every_category_has_its_look() -> None:
    assert set(HUES) == set(CATEGORY.categories)


def test_the_text_is_whole(seed: Document) -> None:
    shown = plain(seed._repr_html_() or "").replace("&#39;", "'").replace("&amp;", "&")
    for block in seed.blocks:
        assert seed.text[block.start : block.end] in shown


def test_the_same_bytes_in_two_processes() -> None:
    code = (
        "import discourse, hashlib\n"
        f"doc = discourse.document({TEXT!r})\n"
        "rows = discourse.outlook(doc, target='Europe', by='sentence').itertuples()\n"
        "told = [discourse.explain(doc, row)._repr_html_() for row in rows]\n"
        "html = doc._repr_html_() + ''.join(told)\n"
        "print(hashlib.sha256(html.encode()).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_a_terminal_shows_findings_in_brackets(doc: Document) -> None:
    shown = repr(doc.show())
    assert "pourrait [possible]" in shown
    assert "paix [+3,0]" in shown
    assert shown.startswith("possible 1")
    bare = repr(doc.show(categories=[], evaluative=False))
    assert bare == f"corps\n{TEXT}"


def test_show_takes_one_category_or_several(seed: Document) -> None:
    one = repr(seed.show(categories="certain", evaluative=False))
    table = discourse.markers(seed)
    assert one.count("[certain]") == (table["category"] == "certain").sum() > 0
    assert one.count("[") == one.count("[certain]")
    both = seed.show(categories=["certain", "deontic"])
    assert both is not None
    assert "déontique" in both._repr_html_()
    assert "concessif" not in both._repr_html_()
    with pytest.raises(ValueError, match=r"category 'certan' is unknown.*did you mean 'certain'"):
        seed.show(categories=["certan"])


def test_show_takes_a_voice(doc: Document) -> None:
    assert "source" in HOLDERS
    source, author = repr(doc.show(voice="source")), repr(doc.show(voice="author"))
    assert "pourrait [possible]" in source
    assert "pourrait [possible]" not in author
    assert "crise [" not in source
    assert "crise [" in author
    with pytest.raises(ValueError, match="voice 'me' is unknown"):
        doc.show(voice="me")


# --- explain a row of outlook ---------------------------------------------------------------------


def test_every_row_of_outlook_is_explained_as_it_was_read(seed: Document) -> None:
    for target in (None, "Europe", ["paix", "dialogue"]):
        table = discourse.outlook(seed, target=target, by="sentence")
        assert len(table)
        for (_, row), named in zip(table.iterrows(), table.itertuples(), strict=True):
            told = str(discourse.explain(seed, row))
            assert str(discourse.explain(seed, named)) == told
            assert told.partition(": ")[2].startswith(row["outlook"])
            assert "the row says" not in told
            if row["outlook"] != "none":
                assert ("desirable" in told) or ("undesirable" in told)
                assert ("hedged" in told.partition("\n")[0]) is bool(row["hedged"])


def explained(doc: Document, at: int, target: str | list[str] | None = None) -> str:
    row = discourse.outlook(doc, target=target, by="sentence").iloc[at]
    return str(discourse.explain(doc, row))


def test_an_outlook_says_why_hope_and_why_of_this_target(doc: Document) -> None:
    told = explained(doc, 0, "Europe")
    assert told.startswith("characters 0 to 52: hope for 'Europe' = desirable, left open")
    assert "it names the target: 'Europe'" in told
    assert re.search(r"\+\d\.\d\d  paix \(\+3\): left open.*, weight \d\.\d\d for the target", told)
    assert "leaves something open here: pourrait (possible)" in told
    resumed = explained(doc, 1, "Europe")
    assert "it resumes the target, which the sentence before names: 'Elle'" in resumed


def test_an_outlook_of_none_says_why(doc: Document) -> None:
    assert "= a question that states nothing" in explained(doc, 2)
    assert "= no evaluative word" in explained(doc, 3)
    weak = discourse.document("La guerre et la paix.")
    assert "= good and bad words balance, or are too weak" in explained(weak, 0)


WEIGHTS = {"always": (-1.5, -1.0), "rules: pessimism": (0.25, 1.25), "marker: possible": (0, -2)}


@pytest.mark.parametrize(
    ("text", "outlook"),
    [("L’Europe échoue.", "pessimism"), ("L’Europe échoue peut-être.", "none")],
)
def test_what_weights_decide_is_told_with_their_reasons(
    text: str, outlook: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Weights("Europe", WEIGHTS)
    monkeypatch.setattr("discourse.stance.case.weights_of", {"fr": known}.get)
    doc = discourse.document(text, lang="fr")
    [row] = discourse.outlook(doc, target="Europe", by="sentence").itertuples()
    assert row.outlook == outlook
    [one] = discourse.stance.find(doc, "Europe")
    told, html = str(discourse.explain(doc, row)), discourse.explain(doc, row)._repr_html_()
    good, bad = one.judgement.evidence
    evidence = f"{good:+.2f} for good, {bad:+.2f} for bad, against neither (log odds)"
    assert f"{evidence}: the greater decides if it exceeds 0" in told
    assert evidence in html
    assert "needs more than" not in told
    for reason in one.judgement.reasons:
        assert f"\n  {reason.good:+.2f} {reason.bad:+.2f}  {reason.finding}" in told
        assert reason.finding in html
    assert "log odds" not in explained(doc, 0)


def test_a_side_that_weights_would_turn_round_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Weights("Europe", {"always": (2.0, 1.0)})
    monkeypatch.setattr("discourse.stance.case.weights_of", {"fr": known}.get)
    doc = discourse.document("L’Europe échoue.", lang="fr")
    told = explained(doc, 0, "Europe")
    assert "pessimism for 'Europe'" in told
    assert "+2.00 for good, +1.00 for bad" in told
    assert "the rules keep their side, which weights never turn round" in told


def test_a_target_of_ones_own_is_found_by_its_mentions(doc: Document) -> None:
    target = Target("le continent", [("name", "Europe")])
    row = discourse.outlook(doc, target=target, by="sentence").iloc[0]
    assert "for 'le continent'" in str(discourse.explain(doc, row))


def test_a_row_read_with_another_lexicon_is_told(doc: Document) -> None:
    row = discourse.outlook(doc, by="sentence").iloc[0].copy()
    row["outlook"] = "fear"
    assert "the row says fear: it was read with another lexicon" in str(discourse.explain(doc, row))


def test_a_row_of_another_target_or_place_is_refused(doc: Document) -> None:
    row = discourse.outlook(doc, by="sentence").iloc[3].copy()
    row["target"] = "Europe"
    with pytest.raises(ValueError, match="no sentence about 'Europe' begins at character"):
        discourse.explain(doc, row)
    row["start"], row["target"] = 9999, ""
    with pytest.raises(ValueError, match="no sentence begins at character 9999"):
        discourse.explain(doc, row)


def test_explanations_are_tables_with_styles_of_their_own(doc: Document) -> None:
    rows = [
        discourse.markers(doc).iloc[0],
        discourse.contributions(doc).iloc[0],
        discourse.outlook(doc, target="Europe", by="sentence").iloc[0],
        discourse.outlook(doc, by="sentence").iloc[0],
    ]
    for row in rows:
        html = discourse.explain(doc, row)._repr_html_()
        assert 'style="text-align:left' in html
        assert not re.search(r"<style|<script|[;\"]color:", html)


def test_markup_in_a_text_stays_text() -> None:
    hostile = discourse.document("La crise <b>de l’Europe</b> pourrait <script>durer</script>.")
    pieces = [hostile._repr_html_() or "", hostile.show()._repr_html_()]  # type: ignore[union-attr]  # a renderer is there
    for table in (
        discourse.outlook(hostile, target="Europe", by="sentence"),
        discourse.markers(hostile),
        discourse.contributions(hostile),
    ):
        assert isinstance(table, pd.DataFrame)
        pieces += [discourse.explain(hostile, row)._repr_html_() for row in table.itertuples()]
    for html in pieces:
        assert "<b>de" not in html
        assert "<script" not in html
