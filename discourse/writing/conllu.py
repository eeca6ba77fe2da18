"""CoNLL-U: a sentence after the other, a token a line, what is found here in the column MISC.

Words are those of `discourse.words`, with lemma, mood, tense and form; what stands between them is
punctuation. ``TokenRange`` gives the offsets in the text of the document. ``Marker`` has
``B-category`` on the first token of a marker and ``I-category`` on the others, several with commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from discourse import modality
from discourse.arguments import names_elsewhere
from discourse.decisions.marker import Marker
from discourse.documents import Document, Sentence
from discourse.french.parse import parses
from discourse.languages import LanguageError, require

_SIGNS = re.compile(r"\.{2,}|(\S)\1*")
_UNFIT = re.compile(r"[|=,\s]+")
_BLANKS = {" ": r"\s", "\t": r"\t", "\n": r"\n", "\\": r"\\", "|": r"\p"}


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    lemma: str = "_"
    feats: str = "_"
    sign: bool = False
    misc: dict[str, str] = field(default_factory=dict)


def corpus(
    docs: Sequence[Document], zones: Sequence[str], variables: Sequence[str] | None, markers: bool
) -> str:
    """The content of a treebank without trees; metadata have no place in it."""
    del variables
    names_elsewhere(docs, _line, "newdoc id = ")
    return "".join(part for doc in docs for part in _document(doc, zones, markers))


def _document(doc: Document, zones: Sequence[str], markers: bool) -> Iterator[str]:
    yield f"# newdoc id = {_line(doc.id)}\n"
    words = _words(doc)
    found = modality.find(doc) if markers else []
    block = -1
    for sentence in doc.sentences:
        if sentence.zone not in zones:
            continue
        at = doc.block_at(sentence.start).start
        if at != block:
            yield f"# newpar id = {_line(doc.id)}-{at}\n"
            block = at
        tokens = _tokens(doc, sentence, words)
        _mark(tokens, [one for one in found if sentence.start <= one.start < sentence.end])
        yield f"# sent_id = {_line(doc.id)}-{sentence.index}\n"
        yield f"# text = {doc.text[sentence.start : sentence.end]}\n"
        yield f"# zone = {sentence.zone}\n# section = {sentence.section}\n"
        yield "".join(_row(number, one, doc.text) for number, one in enumerate(tokens, 1)) + "\n"


def _words(doc: Document) -> dict[int, tuple[str, str]]:
    """Lemma and features of each word by its offset; none where the language is not analysed."""
    try:
        require("verb forms", [(doc.id, doc.lang)])
    except LanguageError:
        return {}
    found = {}
    for parse in parses(doc):
        for start, tag in zip(parse.starts, parse.tags, strict=True):
            feats = [("Mood", tag.mood), ("Tense", tag.tense), ("VerbForm", tag.form)]
            shown = "|".join(f"{name}={value}" for name, value in feats if value is not None)
            found[start] = (tag.lemma or "_", shown or "_")
    return found


def _tokens(doc: Document, sentence: Sentence, words: dict[int, tuple[str, str]]) -> list[_Token]:
    """The words of a sentence and the punctuation between them."""
    tokens: list[_Token] = []
    at = sentence.start

    def signs(until: int) -> None:
        found = _SIGNS.finditer(doc.text, at, until)
        tokens.extend(_Token(one.start(), one.end(), one[0], sign=True) for one in found)

    for index in doc.words.between(sentence.start, sentence.end):
        start, end = doc.words[index]
        signs(start)
        tokens.append(_Token(start, end, *words.get(start, ("_", "_"))))
        at = end
    signs(sentence.end)
    for one, following in pairwise(tokens):
        blanks = doc.text[one.end : following.start]
        if not blanks:
            one.misc["SpaceAfter"] = "No"
        elif blanks != " ":
            one.misc["SpacesAfter"] = "".join(_BLANKS.get(sign, sign) for sign in blanks)
    return tokens


def _mark(tokens: Sequence[_Token], found: Sequence[Marker]) -> None:
    """Write markers into the tokens that they overlap."""
    for one in found:
        begun = False
        for token in tokens:
            if token.end <= one.start or token.start >= one.end:
                continue
            _add(token, "Marker", f"{'I' if begun else 'B'}-{one.category}")
            if not begun:
                _add(token, "MarkerRule", one.rule)
                _add(token, "MarkerRange", f"{one.start}:{one.end}")
                _add(token, "MarkerHolder", one.holder)
                _add(token, "MarkerNegated", "Yes" if one.negated else "No")
                _add(token, "MarkerStrength", one.strength)
            begun = True


def _add(token: _Token, key: str, value: str) -> None:
    value = _UNFIT.sub("_", value) or "_"
    token.misc[key] = f"{token.misc[key]},{value}" if key in token.misc else value


def _row(number: int, one: _Token, text: str) -> str:
    misc = {**one.misc, "TokenRange": f"{one.start}:{one.end}"}
    cells = [
        str(number),
        text[one.start : one.end],
        one.lemma,
        "PUNCT" if one.sign else "_",
        "_",
        one.feats,
        "_",
        "_",
        "_",
        "|".join(f"{key}={misc[key]}" for key in sorted(misc)),
    ]
    return "\t".join(cells) + "\n"


def _line(name: str) -> str:
    return " ".join(name.split())
