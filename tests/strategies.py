"""French-looking random texts for property tests, shared by all of them."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from discourse.documents import ZONES

# Words that trigger rules: modals, conditionals, negation, connectives, evaluative words,
# names, numbers; and words that are difficult for a tokeniser.
WORDS = """
    il elle on nous ils le la les un une des du de à au aux et ou mais or si ne pas plus jamais sans
    pourrait devrait montrerait aurait été est sont avait signé peut doit faut semble paraît dit
    affirme selon d’après peut-être sans doute probablement certes pourtant malgré bien que
    espoir paix accord guerre échec menace crise victoire confiance avenir progrès drame crainte
    Europe Union européenne Paris Bruxelles Vienne OTAN M. Mme J. U.E. plan B
    peut-il a-t-il donne-t-on aujourd’hui quelqu’un l’Europe qu’elle d’abord jusqu’ici s’il
    presqu’île rendez-vous arc-en-ciel citoyen·nes 2 700 000 3,5 % 1er XXIe 14h30 n° œuvre Œdipe
    ŒUVRE ÎLE façade
    très peu trop quelque environ presque voire plutôt non oui qui que dont où quand lorsque
""".split()

MARKS = ". , ; : ! ? … … ... — – - ( ) [ ] « » “ ” \" ' ’ ‘ / · * • _ < > & = # @".split()

ODD = (
    *"\u00a0 \u202f \u2009 \t \u00ad \u200b \u200d \ufeff \u2060 \u200e e\u0301 \u0301".split(" "),
    *"İ ı Σ ς ß ﬁ ǆ Å 😀 👨\u200d👩\u200d👧 🇫🇷 日本語 العربية עברית ½ ① ´".split(" "),
    *"` ~ $x$ \x07 \x85 \x92 \ufffe \ufb03 \u02bc \u2032 l‘ pro- > ¬".split(" "),
    "<script>alert(1)</script>",
    "&amp;",
)

NEWLINES = ("\n", "\n\n", "\r\n", "\r", "\u2028", "\x0b", " \n ")

BLANKS = ("", " ", " ", " ", "\u00a0", "  ")


def words() -> st.SearchStrategy[str]:
    """A word, a mark or an oddity, in any case; sometimes decomposed."""
    plain = st.sampled_from(WORDS)
    shouted = plain.map(str.upper) | plain.map(str.capitalize)
    decomposed = plain.map(lambda word: unicodedata.normalize("NFD", word))
    return plain | plain | shouted | decomposed | st.sampled_from(MARKS) | st.sampled_from(ODD)


def texts(*, min_size: int = 0, max_size: int = 60) -> st.SearchStrategy[str]:
    """A text of several lines with everything odd that reading accepts."""
    noise = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)
    piece = st.one_of(
        words(), words(), words(), words(), st.sampled_from(NEWLINES), st.just(". "), noise
    )
    glued = st.tuples(piece, st.sampled_from(BLANKS)).map("".join)
    return st.lists(glued, min_size=min_size, max_size=max_size).map("".join)


def sentences() -> st.SearchStrategy[str]:
    """A sentence that begins with a capital and ends with a full stop."""
    inner = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
    return inner.map(lambda text: f"{text[0].upper()}{text[1:]}.")


def articles() -> st.SearchStrategy[tuple[str, list[str]]]:
    """A text of lines and the zone of each, so that sections and all zones occur often."""
    prose = st.lists(sentences(), min_size=1, max_size=4).map(" ".join)
    zones = st.sampled_from(("body", "body", "body", "heading", *ZONES))
    block = st.tuples(prose | sentences(), zones)

    def joined(blocks: list[tuple[str, str]]) -> tuple[str, list[str]]:
        return "\n".join(text for text, _ in blocks), [zone for _, zone in blocks]

    return st.lists(block, min_size=1, max_size=6).map(joined)
