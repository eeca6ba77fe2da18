"""What a file holds, told from its content: the one table of kinds, read or refused by name.

A new reader is a module with ``articles(text, context)`` and one row here (or `read` in the row of
a kind that is refused so far); one of exports takes windows of the text (`flow`). What is read from
its bytes, such as office files and mail, is in `packed`, and what is not text at all in
`binary_signatures`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from discourse.reading import (
    assemblee,
    csv_files,
    emails,
    europresse,
    factiva,
    factiva_shown,
    feeds,
    iramuteq,
    json_articles,
    lexisnexis,
    markdown,
    nexis,
    notebooks,
    pages,
    plain_text,
    subtitles,
    tei,
    timed_lines,
    trafilatura_xml,
    txm,
)
from discourse.reading.articles import Article, Problem
from discourse.reading.binary_signatures import NO_WORDS
from discourse.reading.readers import Context, Flow, Reader
from discourse.reading.text_signatures import (
    START,
    Look,
    Tells,
    always,
    begins,
    has_tags,
    holds,
    holds_below,
    holds_in_page,
    holds_often,
    is_conll,
    is_docbook,
    is_factiva_text,
    is_json,
    is_markdown,
    is_nexis,
    is_page,
    is_program,
    is_starred,
    is_table,
    is_vertical,
    is_web_archive,
    is_xml,
    rooted,
)

_TEXT = "save its text as plain text (.txt)"
_ROWS = "make a table of it, a text a row, and save that as CSV"
_PAGE = "save the page as HTML only"
_PAGES = "save the pages it names as HTML"
_CRAWL = "extract its pages as HTML"
_CORPUS = "export its text as plain text, IRaMuTeQ or TEI"
_XML = "save it as TEI, or its text as plain text (.txt)"
_MAN = "save what the command man prints"
_PANDOC = "convert it to plain text with a tool such as pandoc"
_TAGS = "name it .html if it is a web page, or remove the tags"
_OCR = "text recognised from pictures"

_BARE = "remove the tags"
_JSON = "save it as JSON"

_ORG = r"^[ \t]*#\+(?:title|author|date|language|options|startup|begin_\w+|end_\w+)\b"
_RST = r"^\.\. (?:[\w-]+::|_[^:\n]+:|\[[#\w]+\] )|^:(?:author|date|title|version): "
_ADOC = r"^={1,4} [^=\n]+$|^:[\w-]+:(?: |$)|^image::\S+\["
_WIKI = r"\[\[[^\[\]|\n]+\|[^\[\]\n]+\]\]|\[\[(?:catégorie|category|fichier|file):|^\{\||^\{\{"
_LATEX_PART = (
    r"\\(?:(?:sub)*section|chapter|emph|text(?:bf|it)|footnote|cite|ref|label|begin|end|item)\b"
)
_BBCODE = r"\[/(?:b|i|u|url|quote|img|size|color|list|center)\]"
_CHAT = (
    r"^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? (?:à )?\d{1,2}:\d\d(?::\d\d)?(?: [ap]m)?\]?(?: -)? "
    r"[^:\n]{1,40}: "
)
_LOG = r"^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S* .*\b(?:info|warn(?:ing)?|error|debug)\b"
_YAML = r"^(?:- )?[\w-]+:(?: |$)"
_SETTINGS = r"^[\w.\"-]+ ?= ?\S|^\[[^\]\n]+\]$"

_EUROPRESSE = r"""class=["'][^"']*\b(?:DocPublicationName|titreArticleVisu|rdp__)"""
_FACTIVA_PAGE = r"""class=["']article \w\wArticle\b|<title>\s*Factiva\s*</title>"""
_LEXISNEXIS = r"<DOCFULL>|DOC_ID_0_\d|<DOC NUMBER=\d"
# The end of a document or, in a file that is cut off, the field above the line Body.
_NEXIS = (
    r">\s*End\s+of\s+Document\s*<|>\s*(?:Length|Longueur):(?:<[^<>]*>|\s|&nbsp;)*\d+\s*(?:words|mots)"
    r"\b[\s\S]{0,2000}?>\s*(?:Body|Text|Texte|Corps)\s*<"
)
_FACTIVA = ("PPSResponse", "ppsArticleResponse", "ppsarticleResultSet", "ppsarticle")
_NEWS = ("newsItem", "newsMessage", "NewsML", "nitf")
_OFFICE = ("document-content", "package", "wordDocument")
_TIME = r"\d{1,2}:\d\d(?::\d\d)?[.,]\d{1,3}"
_TIMED = rf"(?:\d+[ \t]*\n)?{_TIME}[ \t]*(?:-->|,)[ \t]*{_TIME}"
_LYRICS = r"(?:\[[a-z]+:[^\]\n]*\]\s*)*\[\d+:\d\d[.:]\d\d"
_COMMENTS = r"(?:%[^\n]*\n\s*)*"
_BIBTEX = _COMMENTS + r"@[A-Za-z]+\{"
_LATEX = _COMMENTS + r"\\(?:documentclass|documentstyle|begin\{)"
_TROFF = r"[.']\\\"|\.(?:TH|Dd|Dt|SH|so) "
_PO = r'(?:#[^\n]*\n\s*)*msgid "'


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name, what tells it, and its reader or what to do instead.

    Its reader is ``read``, or ``flow`` where it takes the text in windows. Of a kind without a
    reader, ``what`` names it in the message. ``one`` is true of files of one article, whose
    encoding is that of the whole file.
    """

    name: str
    tells: Tells
    read: Reader | None = None
    what: str = ""
    instead: str = ""
    one: bool = False
    flow: Flow | None = None

    @property
    def refused(self) -> bool:
        """Whether it has no reader."""
        return self.read is None and self.flow is None

    def articles(self, text: str, context: Context) -> Iterator[Article | Problem]:
        """What its reader reads in a text."""
        if self.flow is not None:
            return self.flow([text], context)
        if self.read is not None:
            return self.read(text, context)
        raise ValueError(f"{context.where}: {refusal(self, text, '')}")


KINDS = (
    # --- web pages, and exports in their form ---
    Kind("web archive", is_web_archive, what="a web archive (.mhtml)", instead=_PAGE),
    Kind("factiva", holds_in_page(_FACTIVA_PAGE), flow=factiva.of_html),
    Kind("lexisnexis", holds_in_page(_LEXISNEXIS), flow=lexisnexis.of_html),
    Kind("nexis uni page", holds_in_page(_NEXIS), flow=nexis.of_html),
    Kind("europresse", holds_in_page(_EUROPRESSE), flow=europresse.articles),
    Kind("bookmarks", begins("<!DOCTYPE NETSCAPE"), what="a list of bookmarks", instead=_PAGES),
    Kind("hocr", holds_in_page(r"""class=["']ocr_page"""), what=f"{_OCR} (hOCR)", instead=_TEXT),
    # --- XML, by its root ---
    Kind("factiva xml", rooted(*_FACTIVA), flow=factiva.of_xml),
    Kind("tei", rooted("TEI", "TEI.2", "teiCorpus"), flow=tei.articles),
    Kind("compte rendu", rooted("compteRendu", "CompteRendu"), flow=assemblee.articles),
    Kind("vertical", is_vertical, what="a vertical file, a token a line", instead=_CORPUS),
    Kind("trafilatura xml", trafilatura_xml.is_trafilatura, flow=trafilatura_xml.articles),
    Kind("txm", rooted("text", "corpus"), flow=txm.articles),
    Kind("feed", feeds.is_feed, feeds.articles),
    Kind("sitemap", rooted("urlset", "sitemapindex"), what="a site map", instead=_PAGES),
    Kind("opml", rooted("opml"), what="a list of feeds (OPML)", instead=_PAGES),
    Kind("ttml", rooted("tt"), what="subtitles (TTML)", instead=_TEXT),
    Kind("alto", rooted("alto", "PcGts"), what=f"{_OCR} (ALTO, PAGE)", instead=_TEXT),
    Kind("mediawiki", rooted("mediawiki"), what="pages of a wiki (MediaWiki)", instead=_TEXT),
    Kind("newsml", rooted(*_NEWS), what="news of an agency (NewsML, NITF)", instead=_TEXT),
    Kind("office xml", rooted(*_OFFICE), what="an office file in XML", instead=_TEXT),
    Kind("svg", rooted("svg"), what="a drawing (SVG)", instead=NO_WORDS),
    Kind("docbook", is_docbook, what="a book or article in DocBook or JATS", instead=_TEXT),
    Kind("html", is_page, pages.articles, one=True),
    Kind("lexico", begins(r"<\w+=[^<>\"']+>"), what="a corpus of Lexico", instead=_CORPUS),
    Kind("xml", is_xml, what="an XML file of a kind that is unknown", instead=_XML),
    # --- exports and corpora in plain text ---
    Kind("iramuteq", is_starred, flow=iramuteq.articles),
    Kind("lexisnexis text", holds(lexisnexis.OPENING), flow=lexisnexis.of_text),
    Kind("nexis uni", is_nexis, flow=nexis.of_text),
    Kind("factiva text", is_factiva_text, flow=factiva.of_text),
    Kind("factiva shown", holds_below(factiva_shown.NUMBER), flow=factiva.of_shown),
    # --- what is not prose ---
    Kind("conll", is_conll, what="a treebank (CoNLL)", instead=_CORPUS),
    Kind("warc", begins(r"WARC/\d|filedesc://"), what="a crawl (WARC)", instead=_CRAWL),
    Kind("webvtt", begins("WEBVTT"), subtitles.articles),
    Kind("subtitles", begins(_TIMED), subtitles.articles),
    Kind("mail text", emails.is_copied, emails.of_text, one=True),
    Kind("timed lines", timed_lines.is_timed, timed_lines.articles),
    Kind("ass", begins(r"\[Script Info\]"), what="subtitles (ASS)", instead=_TEXT),
    Kind("lyrics", begins(_LYRICS), what="words with their times (LRC)", instead=_TEXT),
    Kind("ris", begins(r"TY  - "), what="a list of references (RIS)", instead=_ROWS),
    Kind("pubmed", begins(r"PMID- ?\d"), what="a list of references (PubMed)", instead=_ROWS),
    Kind("endnote", begins(r"%0 [A-Z]"), what="a list of references (EndNote)", instead=_ROWS),
    Kind("bibtex", begins(_BIBTEX), what="a list of references (BibTeX)", instead=_ROWS),
    Kind("man page", begins(_TROFF), what="a manual page (troff)", instead=_MAN),
    Kind("latex", begins(_LATEX), what="a LaTeX file", instead=_PANDOC),
    Kind("postscript", begins("%!PS"), what="a PostScript file", instead=_TEXT),
    Kind("calendar", begins("BEGIN:V"), what="a calendar or address book", instead=NO_WORDS),
    Kind("translation", begins(_PO), what="a catalogue of translations (PO)", instead=_TEXT),
    # --- tables and light markup ---
    Kind("notebook", notebooks.is_notebook, notebooks.articles, one=True),
    Kind("jsonl", is_json, json_articles.articles),
    Kind("table", is_table, csv_files.articles),
    Kind("markdown", is_markdown, markdown.articles, one=True),
    # --- light markup and settings that no reader here reads ---
    Kind("org", holds_often(_ORG, 2, ".org"), what="an Org file", instead=_PANDOC),
    Kind("rst", holds_often(_RST, 2, ".rst"), what="a reStructuredText file", instead=_PANDOC),
    Kind("asciidoc", holds_often(_ADOC, 2, ".adoc"), what="an AsciiDoc file", instead=_PANDOC),
    Kind(
        "wikitext",
        holds_often(_WIKI, 2, ".wiki"),
        what="a page in the markup of a wiki",
        instead=_PANDOC,
    ),
    Kind(
        "latex part",
        holds_often(_LATEX_PART, 3, ".tex"),
        what="a part of a LaTeX file",
        instead=_PANDOC,
    ),
    Kind("bbcode", holds_often(_BBCODE, 3), what="posts of a forum (BBCode)", instead=_BARE),
    Kind("chat", holds_often(_CHAT, 3), what="a chat", instead=_ROWS),
    Kind("log", holds_often(_LOG, 3, ".log"), what="a log", instead=NO_WORDS),
    Kind("yaml", holds_often(_YAML, 10**6, ".yaml", ".yml"), what="a YAML file", instead=_JSON),
    Kind(
        "settings",
        holds_often(_SETTINGS, 10**6, ".toml", ".ini", ".cfg"),
        what="a file of settings",
        instead=NO_WORDS,
    ),
    Kind("program", is_program, what="a program", instead=NO_WORDS),
    Kind("markup", has_tags, what="text with tags that are unknown", instead=_TAGS),
    Kind("text", always, plain_text.articles, one=True),
)
"""In the order in which they are looked for: the first that is told is the kind."""


def kind(text: str, suffix: str) -> Kind:
    """The kind of a file, one of `KINDS`, read or not."""
    look = Look(text.replace("\r\n", "\n") if "\r" in text[:START] else text, suffix.lower())
    return next(one for one in KINDS if one.tells(look))


def kind_of(text: str, suffix: str) -> str:
    r"""The name of the kind of a file.

    Parameters
    ----------
    text
        The decoded content.
    suffix
        The ending of the name, with its dot; it decides where the content does not.

    Raises
    ------
    ValueError
        A kind that no reader here reads; the message says what to do.

    Examples
    --------
    >>> kind_of("<!doctype html><p>Un mot.", ".txt"), kind_of("**** *an_2024\nUn mot.", ".txt")
    ('html', 'iramuteq')
    >>> kind_of("id;texte\n1;Un mot.", ".csv"), kind_of("Un mot.", "")
    ('table', 'text')
    >>> kind_of("<opml><body/></opml>", ".xml")
    Traceback (most recent call last):
    ValueError: this is a list of feeds (OPML), which is not read; save the pages it names as HTML
    """
    found = kind(text, suffix)
    if found.refused:
        raise ValueError(refusal(found, text, suffix))
    return found.name


def refusal(found: Kind, text: str, suffix: str) -> str:
    """Why a kind of file is not read, and what to do."""
    root = Look(text, suffix).root[0] if found.name == "xml" else ""
    named = f" (<{root}>)" if root else ""
    return f"this is {found.what}{named}, which is not read; {found.instead}"
