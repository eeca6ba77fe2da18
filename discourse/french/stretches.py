"""The stretch between marks and conjunctions that holds a word, and the noun phrase that ends it.

Source of the rules: own.
"""

from __future__ import annotations

from discourse.french.context import NOUN_PHRASES, PREPOSITIONS, Context
from discourse.french.noun_phrases import is_cut, starts_phrase
from discourse.reach import REACH, back
from discourse.word_classes import word_class

_OPENERS = word_class("clause")
_JOINING = word_class("joining")
_TITLES = word_class("title")
_TIMES = word_class("time_spans") | word_class("day") | word_class("month")
# Of these only an adjunct begins; de, du, des may be articles (de nombreux élus, des élus).
_ADJUNCTS = PREPOSITIONS - word_class("genitive") - {"près", "jusque"} | {"faute"}
_PRONOUNS = frozenset(("chacun", "chacune", "nul", "personne", "rien", "tout"))
# These belong to the noun phrase they open: même le maire, beaucoup d’élus.
_IN_PHRASE = (
    NOUN_PHRASES
    | _PRONOUNS
    | word_class("degree_word")
    | {"beaucoup", "environ", "même", "non", "peu", "presque", "surtout"}
)
# With these and que or comme a noun phrase goes on: le maire ainsi que son adjoint.
_ALIKE = frozenset(("ainsi", "tel", "telle", "tels", "telles"))
# Maximal distance in words from a mark that closes an insertion to the one that opens it.
_LONGEST = 15


def stretch_start(context: Context, index: int) -> int:
    """First word of the stretch that contains a word: after a mark, conjunction or relative."""
    farthest = max(0, index - REACH)
    at = max(0, index)
    while at > farthest:
        mark = context.comma_before(at) and context.mark(at).strip('«»“”"')
        marked = mark and not abbreviated(context, at)
        if marked or context.plain(at - 1) in _OPENERS:
            break
        at -= 1
        # The same stretch, asked from one of its words before: a sentence that is one verb after
        # another would be walked through from each of them.
        if at in context.stretch_starts:
            at = max(context.stretch_starts[at], farthest)
            break
    context.stretch_starts[index] = at
    return at


def abbreviated(context: Context, index: int) -> bool:
    """Whether the full stop before a word belongs to a title or an initial: M. Roux, J.-P. Roux."""
    if index <= 0 or context.gap(index).strip() not in (".", ".-"):
        return False
    before = context.at(index - 1)
    return before.plain in _TITLES or (before.capital and len(before.folded) == 1)


def before_brackets(context: Context, last: int) -> int:
    """The word before what is in brackets if they close behind a word, else the word itself."""
    if last + 1 < context.size and ")" in context.gap(last + 1):
        opened = (at for at in back(last + 1) if "(" in context.gap(at))
        return next(opened, last + 1) - 1
    return last


def phrase_start(context: Context, last: int) -> int:
    """First word of the noun phrase that ends at a word, appositions and coordination included."""
    start = _over_insertions(context, last)
    verb = context.parse.finite.rfind(1, start, last)
    if verb >= 0:
        # Montre à quel point l’Union hésite: no word that opens a clause stands between.
        return _past_adjunct(context, context.group(verb).last + 1, last)
    begin = start
    while (before := _joined(context, start)) >= 0:
        start = stretch_start(context, before)
        # "L’Europe et ce Parlement doivent": what comes before *et* is a subject too, unless it
        # has a verb of its own ("il aime Paris et Londres dort").
        if context.parse.finite.find(1, start, before + 1) >= 0:
            break
        begin = start
    return _past_adjunct(context, begin, last)


def _over_insertions(context: Context, last: int) -> int:
    """Where the stretch begins before what a mark closes: *le maire, élu en mai, à Lyon, doute*.

    A participle needs no mark behind it: *le maire, élu en mai doute*.
    """
    gap = context.gap(last + 1)
    closed = bool(gap.strip()) and "(" not in gap and not abbreviated(context, last + 1)
    opened = next((at for at in back(last + 1, _LONGEST) if context.comma_before(at)), 0)
    start = stretch_start(context, opened - 1 if closed and opened else last)
    while start > 0 and last - start < REACH and "," in context.gap(start):
        adjunct = closed and opens_adjunct(context, start)
        if not adjunct and context.parse.tag(start).form != "Part":
            break
        start = stretch_start(context, start - 1)
    return start


def _joined(context: Context, start: int) -> int:
    """The last word before the *et*, *ou*, *ainsi que* that joins two noun phrases; or -1."""
    link = context.plain(start - 1)
    if start < 2 or context.comma_before(start):
        return -1
    if link in _JOINING:
        return start - 2
    alike = link == "comme" or (link == "que" and context.plain(start - 2) in _ALIKE)
    return start - 2 - (link == "que") if alike and start > 2 else -1


def opens_adjunct(context: Context, at: int) -> bool:
    """Whether a word opens an adjunct, no noun phrase: *en mai*, *ainsi*; not *même le maire*."""
    here = context.at(at)
    return here.plain in _ADJUNCTS or (here.adverb and here.plain not in _IN_PHRASE)


def _past_adjunct(context: Context, begin: int, last: int) -> int:
    """The noun phrase behind an adjunct without a comma: *en mai la ville*, *hier Paul Roux*."""
    for at in range(begin + 1, last + 1) if opens_adjunct(context, begin) else ():
        if is_cut(context.parse, at):
            break
        before, after = context.at(at - 1), context.at(at + 1)
        dated = after.number or after.plain in _TIMES
        if starts_phrase(context.parse, at) and not dated:
            return at
        named = context.at(at).capital and (before.number or before.adverb)
        if named or (at == last and context.plain(at) in _PRONOUNS):
            return at
    return begin
