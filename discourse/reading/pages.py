"""A page of a press site becomes an article: its text, the zones its markup gives, its metadata."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from discourse.documents import COUNTED_ZONES
from discourse.matching import fold
from discourse.reading.article_container import article_of, written
from discourse.reading.articles import Article, blocks
from discourse.reading.html_passages import Passage, passages
from discourse.reading.page_metadata import metadata, one_line, title_of
from discourse.reading.readers import Context
from discourse.repetition import copies
from discourse.zoning import decide
from discourse.zoning.cues import cue_for
from discourse.zoning.dates import is_date
from discourse.zoning.lines import lines_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Extracted

# trafilatura looks a page of this size over in a second or two; a larger page is not an article.
_MOST = 2_000_000  # characters of text
# Its time grows with the square of the pieces of text in paragraphs, split by links and such tags,
_PIECES = 4_000  # .4 s at 5,000
# and with the cube of the depth of tables and lists: .02 s at 100, 4 s at 800, and then Python's
# stack is full. The deepest page of the tests has 10.
_DEEPEST = 100  # elements inside one another
_CUT = 2048  # where libxml2, from 2.14 on, ends a page without a word; older ones read on
# Browsers break the line at an end tag of <br>, lxml drops it.
_ENDED_BREAK = re.compile(r"</br\s*/?>", re.IGNORECASE)
_LATEST = "2100-01-01"  # or it asks the clock which dates may be true
_TEASER = 30  # words
_SPEAKER = 15
_LISTED = ("li", "dt", "dd")
_HEADS = ("h2", "h3", "h4")
_RANKED = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLURB = 40  # words
_OTHERS = ("related", "see_also")  # the cues that open a list of other articles
_COMMENTS = ("comments",)
_BOXES = ("div", "figure", "section", "aside")
_NEAR = 3  # elements around a line
_ZONED = frozenset(
    {"boilerplate", "pull_quote", "caption", "byline", "standfirst", "title", "heading"}
)


def parsed(markup: str, where: str) -> HtmlElement:
    """The tree of a page, repaired as a browser would.

    Raises
    ------
    ValueError
        Nothing in it that is markup.
    """
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    markup = _ENDED_BREAK.sub("<br>", markup)
    try:
        return html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ValueError(f"{where}: no page in it ({error})") from None


def page(markup: str, where: str, lang: str) -> Article:
    """The article of a page.

    Raises
    ------
    ValueError
        No article text: an empty page, a list of links, a page that is filled by scripts.
    """
    root = parsed(markup, where)
    every, (depth, pieces) = passages(root), _measured(root)
    small = sum(len(passage.text) for passage in every) <= _MOST and pieces <= _PIECES
    extracted = _extracted(root, small=small and depth <= _DEEPEST)
    title = title_of(root, one_line(extracted.sitename)) or one_line(extracted.title)
    chosen = _headed(every, article_of(every, _paragraphs(extracted), fold(title)), fold(title))
    texts = [passage.text for passage in chosen]
    zones = _zones(chosen, texts, fold(title), lang) if chosen else []
    if not any(zone in COUNTED_ZONES for zone in zones):
        if depth == _CUT:
            raise ValueError(
                f"{where}: elements nested {_CUT:,} deep or deeper; what is that deep is not read, "
                "and there is no article text above it"
            )
        links = sum(passage.linked > 0.5 for passage in every)
        raise ValueError(
            f"{where}: no article text ({len(every)} passages, {links} of them links); a page "
            "behind a paywall or filled by scripts holds none: save it from the browser once it "
            "is shown, or copy its text"
        )
    text, kept = blocks(texts, zones)
    return Article(
        text=text,
        zones=kept,
        metadata=metadata(root, extracted, chosen, zones),
        notes=(*_notes(every, chosen), *_cut(markup, depth)),
        declared=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
    )


def articles(text: str, context: Context) -> Iterator[Article]:
    """The one article of a page."""
    yield page(text, context.where, context.lang)


def _measured(root: HtmlElement) -> tuple[int, int]:
    """How many elements stand inside one another at the most, and the pieces of text in <p>."""
    from lxml import etree

    deepest = depth = paragraphs = pieces = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        step = 1 if event == "start" else -1
        depth += step
        deepest = max(deepest, depth)
        paragraphs += step * (element.tag == "p")
        pieces += paragraphs > 0
    return deepest, pieces


def _extracted(root: HtmlElement, *, small: bool) -> Extracted:
    """What trafilatura takes for the article, if it finds one, and the metadata of the page.

    Of a page that is not ``small`` it reads the metadata alone.
    """
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    dates = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
    if small:
        found = bare_extraction(
            deepcopy(root),
            fast=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dates,
        )
        if found is not None and not isinstance(found, dict):
            return found
    return extract_metadata(deepcopy(root), date_config=dates, extensive=False)


def _paragraphs(extracted: Extracted) -> frozenset[str]:
    lines = (extracted.text or "").split("\n")
    return frozenset(fold(one_line(line)) for line in lines if line.strip())


def _headed(every: Sequence[Passage], chosen: Sequence[Passage], title: str) -> Sequence[Passage]:
    """The article with its title, which may be printed in a bar above the element of the text."""
    if not chosen or any(_names(passage, title) for passage in chosen):
        return chosen
    first = next(at for at, passage in enumerate(every) if passage is chosen[0])
    above = [passage for passage in every[:first] if passage.tag == "h1" and _names(passage, title)]
    return [*above[-1:], *chosen]


def _zones(
    chosen: Sequence[Passage], texts: Sequence[str], title: str, lang: str
) -> list[str | None]:
    """One zone a passage: what markup says, what is printed twice, then the rules of zoning."""
    known: list[str | None] = [_by_markup(passage, lang) for passage in chosen]
    _titled(chosen, known, title)
    _led(chosen, known)
    _announced(chosen, known, lang)
    _quoted(chosen, texts, known)
    given = _without_comments(chosen, known, lang)
    found = [decision.zone for decision in decide(texts, lang, known=given)]
    _dated(chosen, found)
    headed = any(zone == "heading" for zone in known)
    for at, passage in enumerate(chosen):
        # Where a page marks its headings, a short line without mark is a short paragraph.
        short = (headed and passage.strong < 0.9) or passage.tag in _LISTED
        if known[at] is None and found[at] == "heading" and short:
            found[at] = "body"
        if passage.role == "foot" and found[at] != "byline":
            found[at] = "boilerplate"
    _listed(chosen, found)
    return list(found)


def _without_comments(
    chosen: Sequence[Passage], known: Sequence[str | None], lang: str
) -> list[str | None]:
    """The zones by markup, without headings from "3 commentaires" on: the rules know comments."""
    begun = (
        at
        for at, one in enumerate(chosen)
        if known[at] == "boilerplate" and one.role == "heading" and _furniture(one, lang, _COMMENTS)
    )
    start = next(begun, len(known))
    below = (
        None if one.role == "heading" else zone
        for one, zone in zip(chosen[start:], known[start:], strict=True)
    )
    return [*known[:start], *below]


def _listed(chosen: Sequence[Passage], found: list[str]) -> None:
    """Headings of one rank without text between them list other articles: two at the end, or three.

    The last of three heads the text below it.
    """
    kinds = [(one.tag, zone) for one, zone in zip(chosen, found, strict=True)]
    at = 0
    for (_, zone), run in groupby(kinds):
        start, at = at, at + len(list(run))
        # Furniture below the last of them is not part of their text.
        last = not any(zone in COUNTED_ZONES for zone in found[at:])
        if zone == "heading" and at - start >= (2 if last else 3):
            end = at if last else at - 1
            found[start:end] = ["boilerplate"] * (end - start)


def _by_markup(passage: Passage, lang: str) -> str | None:
    if passage.role == "heading" and _furniture(passage, lang):
        return "boilerplate"
    if passage.role == "cell":
        return "boilerplate"
    if passage.role == "date":
        return None if is_date(passage.text, lang) else "boilerplate"
    if passage.role in _ZONED:
        return passage.role
    if passage.linked > 0.8 and passage.words <= _TEASER:
        return "boilerplate"
    if _below_picture(passage, lang):
        return "caption"
    return None


def _dated(chosen: Sequence[Passage], found: list[str]) -> None:
    """What markup calls a date, and words do not, is of the byline above the text."""
    text = next((at for at, zone in enumerate(found) if zone == "body" and _text(chosen[at])), 0)
    for at, passage in enumerate(chosen):
        if passage.role == "date" and (at < text or found[at] != "byline"):
            found[at] = "byline" if at < text else "boilerplate"


def _furniture(passage: Passage, lang: str, names: tuple[str, ...] = ("",)) -> bool:
    """Whether the words of a heading, such as "À lire", show that it is not part of the article."""
    cue = cue_for(lines_of([passage.text], None)[0], lang, "any")
    return cue is not None and cue.zone == "boilerplate" and cue.name.startswith(names)


def _below_picture(passage: Passage, lang: str) -> bool:
    """Whether a short line is all the text of a box with a picture, and names no author."""
    if passage.words > _BLURB or passage.role:
        return False
    for box in passage.parents[:_NEAR]:
        if box.tag not in _BOXES or not _holds_only(box, passage.text):
            return False
        if box.find(".//img") is not None:
            line = lines_of([passage.text], None)[0]
            return not line.named and cue_for(line, lang, "any", "head", "edge", "tail") is None
    return False


def _holds_only(box: HtmlElement, text: str) -> bool:
    letters = 0
    for piece in box.itertext():
        letters += len(piece.strip())
        if letters > len(text):
            return False
    return True


def _announced(chosen: Sequence[Passage], known: list[str | None], lang: str) -> None:
    """Other articles: the headings right below "À lire aussi", with their teasers.

    Below a heading they are of a lower rank, and end with one of its rank. Else they are several, a
    teaser each, and nothing follows: sections of the article would have longer paragraphs.
    """
    for at, opening in enumerate(chosen):
        if opening.role == "cell" or not _furniture(opening, lang, _OTHERS):
            continue
        below = list(takewhile(lambda one: one.words <= _BLURB, chosen[at + 1 :]))
        if not below or below[0].tag not in _RANKED:
            continue
        if opening.tag in _RANKED and opening.tag < below[0].tag:
            ranks = [one.tag in _RANKED and one.tag <= opening.tag for one in below]
            below = below[: ranks.index(True)] if True in ranks else below
        elif at + 1 + len(below) < len(chosen) or not _teasers(below):
            continue
        known[at : at + 1 + len(below)] = ["boilerplate"] * (1 + len(below))


def _teasers(below: Sequence[Passage]) -> bool:
    """Whether passages are two headings or more, with no more than a paragraph below each."""
    headed = [one.tag in _RANKED for one in below]
    pairs = zip(pairwise(below), pairwise(headed), strict=True)
    single = not any(
        written(one) and written(other) and not any(heads) for (one, other), heads in pairs
    )
    return sum(headed) > 1 and single


def _titled(chosen: Sequence[Passage], known: list[str | None], title: str) -> None:
    """One title: the passage that the metadata name, or the first heading of the first rank."""
    named = [at for at, passage in enumerate(chosen) if _names(passage, title)]
    signed = next(
        (at for at, one in enumerate(chosen) if one.role in ("standfirst", "byline", "date")), 0
    )
    # Of a title printed twice the last is taken, below the kicker, unless a byline is between.
    ranked = [at for at in named if at < signed][-1:] + named
    ranked += [at for at, passage in enumerate(chosen) if passage.tag == "h1"]
    ranked += [at for at, zone in enumerate(known) if zone == "title"]
    for at, zone in enumerate(known):
        if zone == "title":
            known[at] = "heading" if chosen[at].tag.startswith("h") else None
    if ranked:
        known[ranked[0]] = "title"
        for at in set(named) - {ranked[0]}:
            known[at] = "boilerplate"


def _names(passage: Passage, title: str) -> bool:
    """Whether a passage is what the metadata call the title, with the outlet's name or without."""
    text = fold(passage.text)
    return len(text) > 8 and bool(title) and (text == title or title.startswith(f"{text} "))


def _led(chosen: Sequence[Passage], known: list[str | None]) -> None:
    """A subtitle or lead marked as a heading is a standfirst; one further down is none."""
    body = next((at for at, zone in enumerate(known) if zone is None and _text(chosen[at])), 0)
    title = known.index("title") if "title" in known else -1
    for at, passage in enumerate(chosen):
        if known[at] == "standfirst" and at > body > 0:
            known[at] = "heading" if passage.tag in _HEADS else None
        sentence = passage.words >= 12 and passage.text.rstrip('»"” ')[-1:] in (".", "!", "?", "…")
        marked = known[at] == "heading" or (known[at] == "boilerplate" and passage.tag in _HEADS)
        if marked and title < at < body and sentence:
            known[at] = "standfirst"
    # A first paragraph all in bold is a standfirst without a mark of its own.
    if "standfirst" not in known[:body] and title < body and _set_apart(chosen[body]):
        known[body] = "standfirst"
    for at, passage in enumerate(chosen[: max(title, 0)]):
        if known[at] is None and passage.words <= _TEASER:
            known[at] = "boilerplate"


def _text(passage: Passage) -> bool:
    """Whether a passage is a paragraph of the text, and no line of dates and names above it."""
    return written(passage) and (passage.words >= 25 or passage.text[-1:] in (".", "!", "?", "…"))


def _set_apart(passage: Passage) -> bool:
    return passage.strong > 0.9 and passage.words >= 12 and passage.text[-1:] != "?"


def _quoted(chosen: Sequence[Passage], texts: Sequence[str], known: list[str | None]) -> None:
    """Quotations and asides that repeat the body are pull quotes; others are body and furniture."""
    free = [at for at, zone in enumerate(known) if zone is None]
    asked = [at for at in free if chosen[at].role in ("quotation", "aside")]
    sources = [at for at in free if chosen[at].role not in ("quotation", "aside")]
    repeating = {copy.quote for copy in copies(texts, asked, sources, shorter=False)}
    for at in asked:
        aside = "boilerplate" if chosen[at].role == "aside" else "body"
        known[at] = "pull_quote" if at in repeating else aside
    # The speaker's name is a passage of its own inside the element that holds the quote.
    quoting = {chosen[at].apart for at in repeating}
    for at, one in enumerate(chosen):
        beside = known[at] in ("body", "byline", "caption") or (
            one.role == "aside" and known[at] == "boilerplate"
        )
        if beside and one.apart in quoting and one.words <= _SPEAKER and one.apart is not None:
            known[at] = "pull_quote"


def _notes(every: Sequence[Passage], chosen: Sequence[Passage]) -> Iterator[str]:
    kept = {id(passage) for passage in chosen}
    left = [passage for passage in every if id(passage) not in kept]
    if not left:
        return
    kinds = Counter(
        passage.role or ("links" if passage.linked > 0.5 else "text") for passage in left
    )
    listed = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    yield (
        f"outside the article, left out: {len(left)} passages ({listed}), beginning with "
        f"{left[0].text[:40]!r}"
    )


def _cut(markup: str, depth: int) -> Iterator[str]:
    """A note on a page that was not stored, or not read, to its end."""
    if depth == _CUT:
        yield f"elements nested {_CUT:,} deep or deeper: what stands there and below is not read"
    if _BEGUN.search(markup) and not _ENDED.search(markup):
        yield "the page has no </html>: the file may be cut off, and the article with it"


_BEGUN = re.compile(r"<html\b", re.IGNORECASE)
_ENDED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
