"""*Alors que* and *tandis que*: two states of affairs opposed, or one at the time of another."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.clitics import before_clitics
from discourse.french.context import Context
from discourse.french.persons import names_someone
from discourse.french.subjects import subject_of
from discourse.reach import REACH, ahead, back
from discourse.word_classes import word_class

_COPULAS = word_class("attributive")
_CONTRAST = word_class("contrast_sign")
_JUDGING = word_class("claiming")
# How far a clause at the head may reach, and its main clause up to the verb, in words.
_CLAUSE, _MAIN = 40, 8
_TOPICS = frozenset(("lui", "elle", "eux", "elles"))


@rule(
    "alors.contrast",
    "concessive",
    reason="alors que between two simultaneous states of affairs: contrast",
    source="codebook",
)
def _alors_contrast(site: Site) -> bool:
    context = site.context
    if site.first == 0:
        # Temporal at the head (alors que le scrutin approche), unless the main clause opposes.
        words = {here.plain for here in context.words}
        if "ne" in words and not words.isdisjoint(_CONTRAST):
            return True
        return _another(context) or _then_and_now(site) or _two_parties(site)
    if _backdrop(site):
        return False
    if _imperfect_after(site) and _present_before(site):
        # Les prix montent alors qu’ils baissaient: now and then cannot hold at once.
        return True
    after = set(context.plains(site.last + 1, site.last + REACH))
    opposed = {"ne", "seulement", "lui", "même", "pourtant"}
    return "," in context.gap(site.first) or not after.isdisjoint(opposed)


def _then_and_now(site: Site) -> bool:
    """*Alors que le pont était gratuit, il est payant*: past, and then present or future."""
    context = site.context
    first = _verb_after(site)
    if first < 0 or context.group(first).tense not in ("Imp", "Pqp"):
        return False
    comma = context.first_comma(ahead(first, context.size))
    main = context.first_finite(ahead(comma - 1, context.size)) if comma > 0 else -1
    if main < 0 or context.plain(before_clitics(context, main)) in ("qui", "que", "dont", "où"):
        return False
    group = context.group(main)
    return group.mood == "Ind" and group.tense in ("Pres", "Fut")


def _two_parties(site: Site) -> bool:
    """*Alors que le maire rit, les habitants pleurent*: two parties, each in its present.

    What one of them says or sees is opposed to what the other does also in another tense.
    """
    context = site.context
    first = _verb_after(site)
    if first < 0 or _tense(context, first) != "Pres" or not _party(context, first, site.last + 1):
        return False
    commas = (at for at in range(first + 1, min(context.size, _CLAUSE)) if "," in context.gap(at))
    for comma in commas:
        main = context.first_finite(range(comma, min(context.size, comma + _MAIN)))
        subject = subject_of(context, main) if main >= 0 else None
        if subject is None or subject.first != comma:
            continue
        if not _party(context, main, comma):
            return False
        if context.words[first].lemmas & _JUDGING and context.words[main].lemmas & _JUDGING:
            return True
        # …, « les alliés demandent … », note le journal: a headline, and the time of it.
        return _tense(context, main) == "Pres" and not context.opens_quotation(comma)
    return False


def _party(context: Context, verb: int, start: int) -> bool:
    """Whether the subject of a verb, right at the head of its clause, names people."""
    subject = subject_of(context, verb)
    return subject.first == start and not subject.pronoun and names_someone(context, start)


def _tense(context: Context, verb: int) -> str:
    """The tense of a simple indicative with a meaning of its own, or nothing."""
    group = context.group(verb)
    own = group.first == group.last and not context.words[verb].lemmas & {"être", "avoir", "aller"}
    return group.tense or "" if own and group.mood == "Ind" else ""


def _another(context: Context) -> bool:
    """*Paul, lui, a vendu*, *était quant à lui resté*: the main clause has a topic of its own."""
    comma = context.first_comma(ahead(0, context.size))
    for at in ahead(comma - 1, context.size) if comma > 0 else ():
        here = context.plain(at)
        closed = at + 1 < context.size and "," in context.gap(at + 1)
        if here in _TOPICS and closed and "," in context.gap(at):
            return True
        if here == "quant" and context.plain(at + 1) == "à":
            return True
        if here in ("côté", "part") and context.plain(at - 2) in ("de", "pour"):
            return context.plain(at - 1) in ("son", "leur", "sa")
    return False


def _backdrop(site: Site) -> bool:
    """An imperfect after *alors que*, a perfect or simple past before it: the time of an event."""
    context = site.context
    tag = context.parse.tag
    first = _verb_after(site)
    if first < 0 or tag(first).tense != "Imp":
        return False
    for at in back(site.first):
        here = context.words[at]
        if here.participle and context.compound(at):
            return True
        if context.is_finite(at) and tag(at).tense == "Past":
            return True
    return False


otherwise("alors.temporal", NOTHING, reason="at the time when", source="codebook")


@rule(
    "tandis.temporal",
    NOTHING,
    reason="tandis que volent les oiseaux; two imperfects without a mark: at the same time",
    source="lexconn2012",
)
def _tandis_temporal(site: Site) -> bool:
    context = site.context
    after = context.at(site.last + 1)
    if after.finite and after.prefers_verb and context.is_verb(site.last + 1):
        return True
    if site.first == 0:
        verb = _verb_after(site)
        state = verb >= 0 and context.at(verb).lemmas & _COPULAS
        return not state and _imperfect_after(site) and _event_in_main(context)
    if context.mark(site.first):
        return False
    return _imperfect_after(site) and (_imperfect_before(site) or _backdrop(site))


def _event_in_main(context: Context) -> bool:
    """Whether a perfect or simple past follows the comma that closes the clause at the head."""
    comma = context.first_comma(ahead(0, context.size))
    first = context.first_finite(ahead(comma - 1, context.size)) if comma > 0 else -1
    return first >= 0 and context.group(first).tense == "Past"


otherwise(
    "tandis.contrast",
    "concessive",
    reason="otherwise tandis que contrasts two states of affairs",
    source="lexconn2012",
)


def _present_before(site: Site) -> bool:
    """Whether the verb right before a conjunction, the main one, is a simple present."""
    context = site.context
    at = _verb_before(site)
    if at < 0 or context.words[at].lemmas & {"avoir", "être"}:
        return False
    tag = context.parse.tag(at)
    return (tag.mood, tag.tense) == ("Ind", "Pres")


def _imperfect_after(site: Site) -> bool:
    """Whether the first finite verb after a conjunction is an imperfect."""
    first = _verb_after(site)
    return first >= 0 and site.context.parse.tag(first).tense == "Imp"


def _imperfect_before(site: Site) -> bool:
    """Whether the last finite verb before a conjunction is an imperfect."""
    last = _verb_before(site)
    return last >= 0 and site.context.parse.tag(last).tense == "Imp"


def _verb_before(site: Site) -> int:
    """The last finite verb before a conjunction; -1 if there is none."""
    return site.context.first_finite(back(site.first))


def _verb_after(site: Site) -> int:
    """The first finite verb after a conjunction; -1 if there is none."""
    return site.context.first_finite(ahead(site.last, site.context.size))
