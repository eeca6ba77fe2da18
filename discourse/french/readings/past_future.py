"""The future seen from the past: a conditional that tells what was then to come."""

from __future__ import annotations

from discourse.decisions.cascade import Site
from discourse.french.conditions import follows_copula
from discourse.french.context import Context, asked_once_of
from discourse.french.readings.attribution import says_so
from discourse.french.readings.reported_states import STATES
from discourse.french.readings.si import is_question
from discourse.french.subjects import subject_of
from discourse.reach import REACH, ahead, back
from discourse.word_classes import word_class

SAYING = word_class("saying_then")
THINKING = word_class("thinking")
_SAYING_NOUNS = word_class("saying_nouns")
_ASKING = word_class("asking")
_INTERROGATIVE = word_class("question_only")
_OPENERS = word_class("report_opener")
_KNOWN = word_class("known_adjective")
_TIME_UNITS = word_class("time_unit")
_LATER = frozenset(("tard", "après"))
# How far before que its verb may stand, and the verb that puts an infinitive in the past.
_GOVERNED, _AROUND = 13, 30


def future_in_the_past(site: Site, verbs: frozenset[str] = SAYING) -> bool:
    """A conditional under a past verb of saying or thinking + *que*, or a past question.

    The nearest word that opens a clause decides; a relative is not a report.
    """
    context = site.context
    relative = -1
    for index in back(context.group(site.first).first):
        if not index:
            break
        here = context.words[index]
        if here.plain not in _OPENERS and here.folded != "s'":
            continue
        if here.plain in ("où", "qui") and _asked_before(context, index):
            return True
        if here.plain in ("qui", "dont", "où"):
            # A relative in a clause that is itself in the conditional shares its time.
            if not _closed(context, index, site.first):
                relative = index
            continue
        if here.plain == "que" and _said_before(context, index, verbs):
            return relative < 0 or _conditional_beside(site, index, relative)
        if relative >= 0:
            continue
        if here.plain in _INTERROGATIVE and _asked_before(context, index):
            return True
        asked = here.folded in ("si", "s'") and is_question(context, index)
        if asked and any(_past_verb(context, at) for at in back(index, 8)):
            return True
    return False


def _closed(context: Context, relative: int, before: int) -> bool:
    """Whether two commas set a relative apart, which ends before a word: *, qui tarde, …*."""
    # Dont l’horaire, à qui: a preposition may stand before the relative.
    opened = "," in context.gap(relative) or "," in context.gap(relative - 1)
    end = context.first_comma(range(relative + 1, before + 1)) if opened else -1
    return end >= 0 and context.first_finite(range(relative + 1, end)) >= 0


def _conditional_beside(site: Site, que: int, relative: int) -> bool:
    """Whether another conditional stands between *que* and a relative, or right after it."""
    context = site.context
    before = range(que + 1, relative)
    after = ahead(site.last, context.size, 3)
    return any(context.words[at].conditional for at in (*before, *after))


@asked_once_of
def _said_before(context: Context, que: int, verbs: frozenset[str]) -> bool:
    """Whether a verb or noun of saying or thinking in a past context governs *que*."""
    for index in back(que, _GOVERNED):
        here = context.words[index]
        if here.lemmas & verbs and context.is_verb(index):
            return is_past(context, index)
        if here.plain in _SAYING_NOUNS:
            return _tells_of_past(context)
        if here.plain in _KNOWN and follows_copula(context, index):
            return any(_past_verb(context, at) for at in back(index, 4))
        plain_verb = here.finite and not here.participle and not here.lemmas & {"être", "avoir"}
        if plain_verb and context.is_verb(index):
            return False
    return False


@asked_once_of
def _tells_of_past(context: Context) -> bool:
    return any(word.past or word.participle for word in context.words)


def told_then(site: Site) -> bool:
    """*La note selon laquelle il rentrerait a circulé*: what was then said to come."""
    context = site.context
    if context.at(site.first).lemmas & STATES:
        return False
    return says_so(context, site.first) and _past_told(context)


def told_later(site: Site) -> bool:
    """*Trois ans plus tard, elle deviendrait*: a future told from the past."""
    context = site.context
    if not context.has(_LATER):
        return False
    if subject_of(context, site.first).pronoun not in ("", "il", "elle", "ils", "elles"):
        return False
    for at in range(site.first):
        measured = context.plain(at - 1) in _TIME_UNITS
        if context.plain(at) == "après" and measured:
            return "," in context.gap(at + 1)
        if context.plain(at) == "plus" and context.plain(at + 1) == "tard":
            return measured or at < 2 or "," in context.gap(at + 2)
    return False


@asked_once_of
def _past_told(context: Context) -> bool:
    """Whether a finite verb of the sentence tells of the past."""
    return any(_past_verb(context, at) for at in range(min(context.size, REACH)))


def _asked_before(context: Context, index: int) -> bool:
    """A past verb of asking or knowing before an interrogative (ne savions pas à quel)."""
    return any(
        context.at(at).lemmas & _ASKING and context.is_verb(at) and is_past(context, at)
        for at in back(index, 5)
    )


@asked_once_of
def is_past(context: Context, index: int) -> bool:
    """Whether a verb tells of the past: by its tense, its auxiliary, or the verb around it."""
    here = context.words[index]
    if here.gerund or here.infinitive:
        # En annonçant que, tentait de convaincre que.
        others = range(max(0, index - REACH), min(context.size, index + _AROUND))
        return any(_past_verb(context, at) for at in others if at != index)
    if here.participle and context.compound(index):
        return _past_group(context, index)
    present = any(verb.mood == "Ind" and verb.tense == "Pres" for verb in here.verbs)
    return here.past and not present


def _past_verb(context: Context, index: int) -> bool:
    here = context.words[index]
    if here.participle and context.compound(index):
        return _past_group(context, index)
    return here.past and context.is_verb(index)


def _past_group(context: Context, index: int) -> bool:
    """Whether a compound group tells of the past: a perfect; of être a past passive."""
    group = context.group(index)
    return group.form != "Inf" and group.tense in ("Imp", "Past", "Pqp")
