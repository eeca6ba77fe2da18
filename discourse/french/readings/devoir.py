"""*Devoir*: duty, expectation, schedule, inference, debt."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.clitics import before_clitics
from discourse.french.complements import infinitive_after
from discourse.french.context import DETERMINERS, NOUN_PHRASES, Context
from discourse.french.modal_verbs import (
    PEOPLE,
    dated,
    is_conditional,
    is_past_conditional,
    subject,
    time_near,
)
from discourse.french.readings.attribution import has_source
from discourse.french.readings.outcome import is_subject_befalling
from discourse.french.readings.si import is_condition
from discourse.french.subjects import subject_of
from discourse.reach import back
from discourse.word_classes import word_class

_EXPECTED = word_class("expected")
_AUTHOR = word_class("speaker_or_reader")
_MEASURES = word_class("measure")
_ADVICE = word_class("advice")
_TROUBLE = word_class("trouble")
_AIMS = word_class("aims")
_PLANNED = word_class("planned")
_PLANNED_REFLEXIVE = word_class("planned_reflexive")
_ARRIVING = word_class("arriving")
_PLANNED_THEN = word_class("planned_then")
# Maximal distance in words from a verb to the beginning of its subject and its que.
_SUBJECT = 8
# Devront à l’avenir les résoudre: not a debt.
_ADVERBIAL = ("à le avenir", "à la fois", "à tout prix", "à présent", "à terme", "à nouveau")
_NO_DEBT = word_class("no_debt")
_PROBABLY = frozenset(("probablement", "vraisemblablement"))
_STATES = word_class("states_of_mind")
_EFFECTS = word_class("effects")
_MISTAKES = word_class("mistakes")
_LATER = word_class("narrative_later")
_OWED = word_class("owed")
_HOLDING = frozenset(("accueillir", "attirer", "compter", "employer", "rassembler", "réunir"))
_STEADFAST = word_class("steadfast")
_WEATHER = word_class("weather_verb")
_TRACES = word_class("trace")
# Words from a dû to its reason, and of that reason.
_EVIDENCE = 10
_MOSTLY = frozenset(("surtout", "partiellement", "essentiellement", "principalement"))


@rule("devoir.noun", "deontic", reason="the noun, a duty: le devoir de, un devoir civique")
def _noun(site: Site) -> bool:
    context = site.context
    if context.at(site.first).folded != "devoir":
        return False
    if context.plain(site.first - 1) in DETERMINERS:
        return infinitive_after(context, site.last)[0] != "inf"
    return not context.is_verb(site.first) and context.plain(site.last + 1) == "de"


@rule("devoir.cause", NOTHING, reason="dû à: a cause; devoir with an object: a debt")
def _cause(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first):
        return True
    if infinitive_after(context, site.last)[0] == "inf":
        return False
    if context.at(site.first).participle and context.group(site.first).voice == "Pass":
        return True
    after = context.at(site.last + 1)
    if " ".join(context.plains(site.last + 1, site.last + 3)).startswith(_ADVERBIAL):
        return False
    if after.number or after.plain in _OWED:
        return True
    at = _past_share(context, site.last + 1)
    if at > site.last + 1:
        # Doit en grande partie l’essor à, doit surtout à ses amis d’être libre.
        return not context.mark(at)
    # Doit l’essor à; but not: doit au moins.
    owed = after.plain != "au" or context.plain(site.last + 2) not in _NO_DEBT
    return after.plain in NOUN_PHRASES and owed and not context.mark(site.last + 1)


def _past_share(context: Context, at: int) -> int:
    """The first word after *en grande partie, surtout*, which tell how much is owed."""
    if context.plain(at) == "en" and context.plain(at + 2) in ("partie", "mesure"):
        return at + 3
    return at + (context.plain(at) in _MOSTLY)


@rule(
    "devoir.unmet",
    "probable",
    reason="aurait dû arriver à midi: planned, but did not happen",
    source="codebook",
)
def _unmet(site: Site) -> bool:
    context = site.context
    if not is_past_conditional(site) or subject(site) in PEOPLE:
        return False
    verb = context.at(infinitive_after(context, site.last)[1]).lemmas
    return bool(verb & (_PLANNED | _ARRIVING)) and dated(context, site.first)


@rule(
    "devoir.past_conditional",
    "deontic",
    reason="aurait dû: an unmet obligation",
    source="codebook",
)
def _past_conditional(site: Site) -> bool:
    return is_past_conditional(site)


@rule(
    "devoir.supposed",
    "hypothetical",
    reason="si X devait partir: a supposition",
    source="kronning2024",
)
def _supposed(site: Site) -> bool:
    context = site.context
    here = context.at(site.first)
    if not here.past or here.conditional:
        return False
    for index in back(site.first, 13):
        if context.words[index].folded in ("si", "s'") and is_condition(context, index):
            between = range(index + 1, site.first + 1)
            return context.first_comma(between) < 0
    return False


@rule(
    "devoir.limit",
    "deontic",
    reason="ces délais ne devraient pas dépasser trois jours: a limit to be kept",
    source="codebook",
)
def _limit(site: Site) -> bool:
    context = site.context
    if not is_conditional(site) or not context.group(site.first).negated:
        return False
    verb = context.at(infinitive_after(context, site.last)[1]).lemmas
    said = subject_of(context, context.group(site.first).first)
    if said.first < 0 or not verb & {"dépasser", "excéder"}:
        return False
    return not _MEASURES.isdisjoint(context.plains(said.first, said.first + 2))


@rule(
    "devoir.expectation",
    "probable",
    reason="devrait of an expectation: a future time, a source, an event, nobody addressed",
    source="kronning2024",
)
def _expectation(site: Site) -> bool:
    context = site.context
    if not is_conditional(site) or subject(site) in PEOPLE or context.asks:
        return False
    if context.group(site.first).restrictive:
        return False
    if context.has(_ADVICE):
        return False
    if has_source(context) or time_near(context, site.first) or is_subject_befalling(site):
        return True
    if subject(site) in ("cela", "ça", "ce"):
        return True
    return _expected_infinitive(context, site.last, addressed=context.has(_AUTHOR))


def _expected_infinitive(context: Context, last: int, *, addressed: bool) -> bool:
    """Whether the infinitive is an event or state that is expected rather than a duty."""
    _, at = infinitive_after(context, last)
    verb, after = context.at(at).lemmas, context.plain(at + 1)
    second = context.at(at + 1)
    caused = second.infinitive or second.number or after in _EFFECTS
    if verb & {"rester", "demeurer"} and after in _STEADFAST:
        # Devrait rester ferme: advice.
        return False
    if verb & _EXPECTED or ("faire" in verb and caused):
        return True
    if verb & _HOLDING and second.number:
        # La fête devrait réunir dix mille personnes.
        return True
    if "avoir" in verb:
        return after == "lieu" or not _TROUBLE.isdisjoint(context.plains(at + 1, at + 3))
    if "être" not in verb or addressed or after in DETERMINERS:
        return False
    return context.group(at).last == at


@rule(
    "devoir.schedule",
    "probable",
    reason="doit se tenir vendredi, un projet qui doit permettre: a plan",
    source="kronning2024",
)
def _schedule(site: Site) -> bool:
    context = site.context
    here = context.at(site.first)
    if here.conditional or here.future or not here.finite or context.compound(site.first):
        return False
    if subject(site) in PEOPLE or context.group(site.first).negated:
        return False
    link, at = infinitive_after(context, site.last)
    if link != "inf":
        return False
    if dated(context, site.first):
        return True
    verb = context.at(at).lemmas
    reflexive = context.plain(at - 1) == "se" and bool(verb & _PLANNED_REFLEXIVE)
    planned = reflexive or bool(verb & _PLANNED)
    if not here.past:
        return planned or (subject(site) == "qui" and bool(verb & _AIMS))
    if not addressed_to(context) and (verb & _ARRIVING or _later_on(context, site.last, at)):
        return True
    if verb & _PLANNED_THEN and "que" not in context.plains(site.first - _SUBJECT, site.first):
        return True
    during = "alors" in context.plains(site.first - 4, site.first - 1)
    after_que = context.plain(before_clitics(context, site.first) - 1) == "que"
    return planned or bool(verb & _EXPECTED) or (during and after_que)


def _later_on(context: Context, last: int, at: int) -> bool:
    """*Devait plus tard, devait ensuite*: a later event, seen from an earlier time."""
    near = context.plains(last + 1, at + 2)
    return not _LATER.isdisjoint(near)


def addressed_to(context: Context) -> bool:
    """Whether the sentence mentions the author or the people addressed."""
    return context.has(_AUTHOR)


@rule(
    "devoir.inference",
    "probable",
    reason="doit avoir oublié, il a dû pleuvoir, cela doit être vrai: an inference",
    source="kronning2024",
)
def _inference(site: Site) -> bool:
    context = site.context
    link, at = infinitive_after(context, site.last)
    if link != "inf" or context.at(site.first).conditional:
        return False
    verb, follows = context.plain(at), context.at(at + 1)
    if verb == "avoir" and follows.participle:
        return True
    if not _PROBABLY.isdisjoint(context.plains(site.last + 1, at)):
        return True
    denied = context.group(site.first).negated
    if context.compound(site.first) and not denied and (_is_weather(site, at) or _traced(site)):
        return True
    if not denied and subject(site) not in ("je", "nous", "vous", "tu", "on"):
        attribute = context.at(at + 1)
        if verb == "être" and attribute.plain.removesuffix("s").removesuffix("e") in _STATES:
            return True
        compound = context.compound(site.first)
        mistaken = context.at(at).lemmas & _MISTAKES or "mal" in context.plains(site.last + 1, at)
        if compound and mistaken:
            return True
    impersonal = subject(site) in ("ce", "cela", "ça") and verb == "être"
    return impersonal and not follows.participle and not denied


def _is_weather(site: Site, at: int) -> bool:
    """*Il a dû pleuvoir, il a dû y avoir une erreur*: nobody has that duty."""
    verb = site.context.at(at).lemmas
    there = "avoir" in verb and site.context.plain(at - 1) == "y"
    return subject(site) == "il" and (there or bool(verb & _WEATHER))


def _traced(site: Site) -> bool:
    """*A dû partir, car sa chaise est vide*: by the trace of it, which is there now."""
    context = site.context
    for at in range(site.last + 1, min(context.size, site.last + _EVIDENCE)):
        if context.plain(at) in ("car", "puisque") or ":" in context.gap(at):
            later = range(at, min(context.size, at + _EVIDENCE))
            return any(
                context.plain(one) in ("est", "sont")
                and context.plain(one + 1).removesuffix("s") in _TRACES
                for one in later
            )
    return False


otherwise("devoir.duty", "deontic", reason="otherwise an obligation", source="kronning2024")
