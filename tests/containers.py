"""Files of every kind that is known, put together from sentences: what the property tests read.

A maker gets the paragraphs of articles and gives the content of a file; what of it is text is
the paragraphs and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

Articles = Sequence[Sequence[str]]
Maker = Callable[[Articles], str]


def _paragraphs(article: Sequence[str], opening: str, closing: str) -> str:
    return "".join(f"{opening}{escape(one)}{closing}" for one in article)


def factiva_html(articles: Articles) -> str:
    rows = "<td class='index'><b>{}</b>&nbsp;</td><td>{}</td>"
    found = []
    for at, article in enumerate(articles):
        text = _paragraphs(article, '<p class="articleParagraph frarticleParagraph">', "</p>\n")
        head = [("SE", "Région"), ("WC", "295 mots"), ("PD", "29 décembre 2011"), ("SN", "L’Écho")]
        cells = [*head, ("LP", text), ("NS", "gcat : Politique | gvio : Conflits")]
        cells.append(("AN", f"Document ECHO{at:06}"))
        table = "".join(f"<tr>{rows.format(*cell)}</tr>\n" for cell in cells)
        found.append(f'<div class="article frArticle"><table>{table}</table></div>')
    return f"<html><head><title>Factiva</title></head><body><h1>Factiva</h1>{''.join(found)}</body>"


def factiva_xml(articles: Articles) -> str:
    found = "".join(
        f"<ppsarticle><article><accessionNo>ECHO{at:06}</accessionNo><baseLanguage>FR</baseLanguage>"
        f"<tailParagraphs>{_paragraphs(one, '<paragraph>', '</paragraph>')}</tailParagraphs>"
        "<publicationDate><dateTime>2011-12-29T00:00:00Z</dateTime></publicationDate>"
        "<sourceName>L’Écho</sourceName><wordCount>12</wordCount></article></ppsarticle>"
        for at, one in enumerate(articles)
    )
    return (
        '\ufeff<?xml version="1.0" encoding="UTF-8"?><PPSResponse><ppsArticleResponse '
        'xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet>'
        f"{found}</ppsarticleResultSet></ppsArticleResponse></PPSResponse>"
    )


def factiva_text(articles: Articles) -> str:
    dashes = "-" * 40
    return f"\n{dashes}\n".join(
        "SE Région\nSN L’Écho\nPD 29 décembre 2011\nLP\n"
        + "\n\n".join(one)
        + "\nNS gcat : Politique\n"
        for one in articles
    )


def factiva_shown(articles: Articles) -> str:
    head = "295 mots\n29 décembre 2011\n05:12\nL’Écho\nECHO\nFrançais\n"
    return "\n".join(
        f"{head}© 2011 L’Écho\n\n" + "\n\n".join(one) + f"\n\nDocument ECHO00020111229e7ct{at:04}\n"
        for at, one in enumerate(articles)
    )


def lexisnexis_html(articles: Articles) -> str:
    def field(text: str, number: int) -> str:
        return (
            f'<br><div class="c{number}"><p class="c1"><span class="c2">{text}</span></p></div>\n'
        )

    found = []
    for at, article in enumerate(articles, 1):
        head = [f"{at} of {len(articles)} DOCUMENTS", "L’Écho", "12 April 2013 Friday"]
        fields = [*head, "SECTION: RÉGION; Pg. 4", "LENGTH: 300 words"]
        fields += [escape(one) for one in article]
        fields += ["LOAD-DATE: April 12, 2013", "LANGUAGE: FRENCH", "Copyright 2013 L’Écho"]
        found.append(
            f'<a name="DOC_ID_0_{at}"></a><!-- <DOC NUMBER={at}><DOCFULL> -->'
            + "".join(field(one, 5 + n) for n, one in enumerate(fields))
            + "<!-- </DOCFULL></DOC> -->"
        )
    return f"<html><head><meta charset='utf-8'></head><body>{''.join(found)}</body></html>"


def lexisnexis_text(articles: Articles) -> str:
    found = []
    for at, article in enumerate(articles, 1):
        head = f"{' ' * 30}{at} of {len(articles)} DOCUMENTS\n\n\n{' ' * 32}L’Écho\n\n"
        head += f"{' ' * 25}12 April 2013 Friday\n\nSECTION: RÉGION; Pg. 4\n\nLENGTH: 300 words\n\n"
        text = "\n\n".join(_wrapped(one) for one in article)
        found.append(f"{head}{text}\n\nLOAD-DATE: April 12, 2013\n\nLANGUAGE: FRENCH\n\n")
    return "\ufeffDownload Request: Selected Items: 1-2\n\n" + "".join(found)


def _wrapped(paragraph: str) -> str:
    import textwrap

    return "\n".join(textwrap.wrap(paragraph, 79, break_on_hyphens=False, break_long_words=False))


def nexis_text(articles: Articles) -> str:
    return "".join(
        "L’Écho\nJuly 1, 2019 Monday 9:20 AM GMT\nCopyright 2019 L’Écho\nSection:\u00a0RÉGION\n"
        "Length:\u00a0300 words\nBody\n"
        + "\n".join(one)
        + "\nClassification\nLanguage: FRENCH\nLoad-Date: July 1, 2019\nEnd of Document\n"
        for one in articles
    )


def nexis_html(articles: Articles) -> str:
    field = "<p class=MsoNormal><b>{}:</b>&nbsp;{}</p>\n"
    end = "<p class=MsoNormal><b>End of\nDocument</b></p>\n"
    found = "".join(
        "<h1><a name=a></a></h1>\n<p>L’Écho</p><p>1 juillet 2019 lundi 9:20 AM GMT</p>\n"
        + field.format("Section", "RÉGION")
        + field.format("Length", "300 words")
        + "<p class=MsoNormal><b><span>Body</span></b></p>\n"
        + _paragraphs(one, "<p class=MsoNormal>", "</p>\n")
        + "<p><b>Classification</b></p>\n"
        + field.format("Language", "FRENCH")
        + end
        for one in articles
    )
    foot = "<p>LexisNexis</p></body></html>"
    return f"<html><head><meta charset='utf-8'></head><body lang=FR>\n{found}{foot}"


def tei(articles: Articles) -> str:
    found = "".join(
        f'<u who="#P{at}"><seg>{escape(text)}</seg><vocal><desc/></vocal></u>'
        for one in articles
        for at, text in enumerate(one)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" '
        'xml:lang="fr"><teiHeader><fileDesc><titleStmt><title>Un essai</title></titleStmt>'
        f"</fileDesc></teiHeader><text><body><div>{found}</div></body></text></TEI>"
    )


def txm(articles: Articles) -> str:
    found = "<pb/>".join(
        f'<text titre="Un essai" date="2006 03 13T00:00:00">{_paragraphs(one, "", "<lb/>")}</text>'
        for one in articles
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<corpus>{found}</corpus>'


def sitting(articles: Articles) -> str:
    found = "".join(
        f'<paragraphe id_acteur="PA{at}" code_grammaire="PAROLE_GENERIQUE"><orateurs><orateur><nom>'
        f'M. Essai</nom><id>{at}</id></orateur></orateurs><texte stime="10.5">{escape(text)}<br/>'
        "</texte></paragraphe>"
        for one in articles
        for at, text in enumerate(one)
    )
    return (
        "<?xml version='1.0' encoding='UTF-8'?><compteRendu "
        'xmlns="http://schemas.assemblee-nationale.fr/referentiel"><uid>CR1</uid><metadonnees>'
        "<dateSeance>20250523213000000</dateSeance></metadonnees><contenu><point nivpoint='1'>"
        f"{found}</point></contenu></compteRendu>"
    )


def europresse(articles: Articles) -> str:
    return "".join(
        '<article><span class="DocPublicationName">L’Écho</span><span class="DocHeader">Région, '
        f'lundi 3 mai 2004, p. 4</span><div class="DocText">{_paragraphs(one, "<p>", "</p>")}</div>'
        "</article>"
        for one in articles
    )


def iramuteq(articles: Articles) -> str:
    return "\n\n".join(
        f"**** *journal_écho *numéro_{at}\n" + "\n".join(one) for at, one in enumerate(articles)
    )


def table(articles: Articles) -> str:
    rows = (f'{at};"' + "\n".join(one).replace('"', '""') + '"' for at, one in enumerate(articles))
    return "id;texte\n" + "\n".join(rows) + "\n"


def json_list(articles: Articles) -> str:
    import json

    return json.dumps({"articles": [{"id": None, "text": "\n".join(one)} for one in articles]})


def srt(articles: Articles) -> str:
    """A cue for each half of a paragraph, a pause between paragraphs."""
    found: list[str] = []
    for at, text in enumerate(_plain(articles)):
        words = text.split(" ")
        halves = " ".join(words[:3]), f"<i>{' '.join(words[3:])}</i>"
        for half, (start, end) in zip(halves, ((0, 2), (2, 4)), strict=True):
            times = f"00:{at:02}:0{start},000 --> 00:{at:02}:0{end},500"
            found.append(f"{len(found) + 1}\n{times}\n{half}\n\n")
    return "".join(found)


def vtt(articles: Articles) -> str:
    cues = "".join(
        f"c{at}\n{at:02}:01.000 --> {at:02}:04.000 align:start position:0%\n"
        f"<v Nora Lenoir>{escape(text)}\n\nNOTE à revoir\n\n"
        for at, text in enumerate(_plain(articles))
    )
    return f"WEBVTT - essai\nKind: captions\n\nSTYLE\n::cue {{ color: red }}\n\n{cues}"


def sbv(articles: Articles) -> str:
    return "".join(
        f"0:{at:02}:01.000,0:{at:02}:04.000\n{text}\n\n" for at, text in enumerate(_plain(articles))
    )


def rss(articles: Articles) -> str:
    items = "".join(
        "<item><link>https://exemple.org/a</link><pubDate>Fri, 03 May 2024 07:00:00 +0200</pubDate>"
        f"<description>Un résumé.</description><content:encoded><![CDATA["
        f"{_paragraphs(one, '<p>', '</p>')}]]></content:encoded></item>"
        for one in articles
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>L’Écho</title>'
        f"<language>fr</language>{items}</channel></rss>"
    )


def atom(articles: Articles) -> str:
    entries = "".join(
        "<entry><id>urn:1</id><updated>2024-05-03T07:00:00Z</updated><content type='xhtml'>"
        f"<div xmlns='http://www.w3.org/1999/xhtml'>{_paragraphs(one, '<p>', '</p>')}</div>"
        "</content></entry>"
        for one in articles
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>L’Écho</title>{entries}</feed>'


def mailbox(articles: Articles) -> str:
    return "".join(
        "From nora@exemple.org Fri May  3 10:00:00 2024\nFrom: Nora <nora@exemple.org>\n"
        "To: redaction@exemple.org\nDate: Fri, 03 May 2024 10:00:00 +0200\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        + "\n\n".join(one)
        + "\n\nLe 2 mai, Jean a écrit :\n> Et le pont ?\n> Rien.\n\n-- \nNora\n\n"
        for one in articles
    )


READ: dict[str, tuple[str, Maker]] = {
    "factiva html": (".html", factiva_html),
    "factiva xml": (".xml", factiva_xml),
    "factiva text": (".txt", factiva_text),
    "factiva shown": (".txt", factiva_shown),
    "lexisnexis html": (".HTML", lexisnexis_html),
    "lexisnexis text": (".TXT", lexisnexis_text),
    "nexis text": (".txt", nexis_text),
    "nexis html": (".html", nexis_html),
    "tei": (".xml", tei),
    "txm": (".xml", txm),
    "sitting": (".xml", sitting),
    "europresse": (".html", europresse),
    "iramuteq": (".txt", iramuteq),
    "table": (".csv", table),
    "json": (".json", json_list),
    "srt": (".srt", srt),
    "vtt": (".vtt", vtt),
    "sbv": (".sbv", sbv),
    "rss": (".xml", rss),
    "atom": (".xml", atom),
    "mail": (".mbox", mailbox),
}
"""Kinds that are read: the ending of the file's name and its maker."""


def _plain(articles: Articles) -> list[str]:
    return [text for one in articles for text in one]


def _tokens(articles: Articles, line: str) -> str:
    found = []
    for text in _plain(articles):
        words = text.split()
        found.append("\n".join(line.format(n=n, w=word) for n, word in enumerate(words, 1)))
    return "\n\n".join(found) + "\n"


def _xml(root: str, item: str, attributes: str = "") -> Maker:
    def made(articles: Articles) -> str:
        items = "".join(f"<{item}>{escape(text)}</{item}>" for text in _plain(articles))
        return f'<?xml version="1.0"?><{root}{attributes}>{items}</{root}>'

    return made


def _lines(before: str, line: str, after: str = "") -> Maker:
    """A file of a beginning, a line for each paragraph, numbered, and an end."""

    def made(articles: Articles) -> str:
        texts = _plain(articles)
        return before + "".join(line.format(n=n, t=t) for n, t in enumerate(texts, 1)) + after

    return made


_CONLL = "{n}\t{w}\t_\tNOUN\t_\t_\t0\troot\t_\t_"
REFUSED: dict[str, tuple[str, str, Maker]] = {
    "conllu": (".conllu", "CoNLL", lambda a: f"# sent_id = 1\n{_tokens(a, _CONLL)}"),
    "vertical": (
        ".vert",
        "vertical",
        lambda a: f'<doc id="1">\n{_tokens(a, "{w}	X	{w}")}</doc>\n',
    ),
    "treetagger": (
        ".txt",
        "vertical",
        lambda a: _tokens([["Un mot de plus,"], *a], "{w}\tNOM\t{w}"),
    ),
    "warc": (".warc", "WARC", _lines("WARC/1.0\nWARC-Type: response\n\n", "{t}\n")),
    "ris": (".ris", "RIS", _lines("", "TY  - NEWS\nTI  - {t}\nER  - \n")),
    "bibtex": (".bib", "BibTeX", _lines("", "@article{{a{n},\n  title = {{{t}}}\n}}\n")),
    "man": (".1", "troff", _lines(".TH ESSAI 1\n.SH NOM\n", ".PP\n{t}\n")),
    "lrc": (".lrc", "LRC", _lines("[ar:Essai]\n", "[00:0{n}.00]{t}\n")),
    "latex": (".tex", "LaTeX", _lines("\\documentclass{article}\n\\begin{document}\n", "{t}\n\n")),
    "sitemap": (".xml", "site map", _xml("urlset", "loc")),
    "unknown xml": (".xml", "XML", _xml("recette", "étape")),
    "ttml": (".ttml", "TTML", _xml("tt", "p")),
    "wiki": (".xml", "MediaWiki", _xml("mediawiki", "page")),
    "jats": (".xml", "JATS", _xml("article", "p", ' article-type="essay"')),
    "lexico": (".txt", "Lexico", _lines("", "<texte={n}>\n{t}\n")),
    "org": (".txt", "Org", _lines("#+TITLE: Essai\n#+AUTHOR: Nora\n", "* Partie\n{t}\n")),
    "rst": (".txt", "reStructuredText", _lines(":Author: Nora\n\n", "{t}\n\n.. image:: a.png\n\n")),
    "asciidoc": (".adoc", "AsciiDoc", _lines("= Essai\n:toc:\n\n", "== Partie\n\n{t}\n\n")),
    "wikitext": (
        ".txt",
        "wiki",
        _lines("", "Le [[pont|vieux pont]]. {t}\n\n", "[[Catégorie:Eau]]"),
    ),
    "latex part": (".txt", "LaTeX", _lines("", "\\section{{a}}\\label{{b}}\n{t}\\footnote{{c}}\n")),
    "bbcode": (".txt", "BBCode", _lines("[b]Un[/b] [i]deux[/i]\n", "[quote]{t}[/quote]\n")),
    "chat": (".txt", "chat", _lines("", "0{n}/05/2024, 10:0{n} - Nora: {t}\n" * 3)),
    "log": (".txt", "log", _lines("", "2024-05-03 10:00:0{n} INFO {t}\n" * 3)),
    "tags": (".txt", "tags", _lines("Voici.\n", "<x>{t}</x>\n<y>{t}</y>\n", "<z>a</z><z>b</z>")),
}
"""Kinds that are refused: the ending, a word of the message, the maker."""
