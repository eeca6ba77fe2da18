"""The conditional, in the order of the codebook; its first step is morphology itself.

A form of the second conditional, what was heard, a future seen from the past (`past_future`), a
consequence (`si`, `suppositions`), a report (`attribution`, `reported_states`), else imagined.
"""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.clitics import before_clitics
from discourse.french.context import SUBJECTS, Context
from discourse.french.modal_verbs import second_form
from discourse.french.persons import names_someone
from discourse.french.readings.attribution import has_source, says_so
from discourse.french.readings.past_future import (
    THINKING,
    future_in_the_past,
    is_past,
    told_later,
    told_then,
)
from discourse.french.readings.reported_states import (
    AUTHOR,
    IMAGINED_SUBJECTS,
    STATES,
    TOLD_STATES,
    VALUED,
    portrayed,
    stated_of_someone,
)
from discourse.french.readings.si import has_condition
from discourse.french.readings.suppositions import put_first, supposes
from discourse.french.subjects import subject_of
from discourse.reach import ahead, back
from discourse.word_classes import word_class

_POINTED = frozenset(("ce", "cela", "ça"))
_CLAIMING = word_class("claiming")
_SPEAKERS = word_class("people")
_DEEDS = word_class("deed")
# A title has no more words than this.
_HEADLINE = 14
_QUESTIONS = word_class("direct_question")
_THIRD = ("-t-il", "-t-elle", "-ils", "-elles", "-il", "-elle")
_CAUSING = frozenset(
    ("causer", "provoquer", "entraîner", "permettre", "éviter", "empêcher", "coûter", "sauver")
)
_MEASURING = frozenset(("être", "atteindre", "compter", "coûter", "dépasser", "représenter"))
_RUMOURING = frozenset(("raconter", "murmurer", "chuchoter", "prétendre", "rapporter"))
_SCHEDULED = frozenset(("prévoir", "fixer", "imputer", "attribuer", "décider"))
# A relative with another subject tells what is projected (un plan par lequel l’État verserait).
_RELATIVES = word_class("object_relative")


def _accomplished(site: Site) -> bool:
    """A past conditional that reports an event: avoir + participle, être + verb of motion."""
    return site.context.group(site.first).perfect


@rule(
    "conditional.subjunctive",
    NOTHING,
    reason="bien qu’il eût dormi, s’il eût su: eût in a clause that asks for it",
    source="codebook",
)
def _subjunctive(site: Site) -> bool:
    return not site.context.at(site.first).conditional and not second_form(site.context, site.first)


@rule(
    "conditional.literary",
    "hypothetical",
    reason="une chute eût été grave: the second form of the past conditional",
    source="codebook",
)
def _literary(site: Site) -> bool:
    return not site.context.at(site.first).conditional


@rule(
    "conditional.learned",
    "reportive",
    reason="on apprend que le suspect serait en fuite, on raconte que: learned on hearsay",
    source="kronning2002",
)
def _learned(site: Site) -> bool:
    context = site.context
    subject = subject_of(context, context.group(site.first).first)
    que = subject.first - 1
    if que < 1 or context.plain(que) != "que" or has_condition(context):
        return False
    for at in range(max(1, que - 4), que):
        if "apprendre" in context.at(at).lemmas:
            return bool(context.at(site.first).lemmas & STATES)
        if context.at(at).lemmas & _RUMOURING and context.plain(at - 1) == "on":
            return not is_past(context, at)
    return False


@rule(
    "conditional.headline",
    "reportive",
    reason="Le préfet cacherait-il des preuves ?, as a title: a rumour is asked about",
    source="codebook",
)
def _headline(site: Site) -> bool:
    context = site.context
    inverted = context.at(context.group(site.first).first + 1).folded
    if not context.asks or context.size > _HEADLINE or inverted not in _THIRD:
        return False
    if context.plain(0) in _QUESTIONS or before_clitics(context, site.first) < 1:
        return False
    named = context.plain(before_clitics(context, site.first)) not in (*SUBJECTS, "ce")
    rest = context.plains(site.first + 1, context.size)
    return named and VALUED.isdisjoint(rest) and not has_condition(context)


@rule(
    "conditional.future_in_the_past",
    NOTHING,
    reason="after a past verb of saying or thinking + que: a future seen from the past",
    source="codebook",
)
def _future_in_the_past(site: Site) -> bool:
    if has_condition(site.context) and not _in_condition(site):
        return False
    if _accomplished(site):
        # A perfect under on a compris que is seen from the past too; under a dit que, told.
        return future_in_the_past(site, THINKING)
    return told_then(site) or told_later(site) or future_in_the_past(site)


def _in_condition(site: Site) -> bool:
    """Whether *si* opens the very clause of a site (si l’on a dit qu’il viendrait, alors …)."""
    context = site.context
    for at in back(site.first):
        if "," in context.gap(at + 1):
            return False
        if context.words[at].folded == "si":
            return any(word == "que" for word in context.plains(at + 1, site.first))
    return False


@rule(
    "conditional.consequence",
    "hypothetical",
    reason="under si, sans, en cas de: a consequence",
    source="codebook",
)
def _consequence(site: Site) -> bool:
    context = site.context
    if has_condition(context):
        return True
    return (put_first(context) or supposes(context)) and not _sourced(site)


def _sourced(site: Site) -> bool:
    """Whether a source is named for the sentence, or for the clause of a site."""
    return has_source(site.context) or says_so(site.context, site.first)


@rule(
    "conditional.deed",
    "hypothetical",
    reason="l’abandon du tunnel aurait des suites: an act as subject is the condition",
    source="codebook",
)
def _deed(site: Site) -> bool:
    context = site.context
    if _accomplished(site) or _sourced(site):
        return False
    subject = subject_of(context, context.group(site.first).first)
    if subject.pronoun or subject.first < 0:
        return False
    group = context.group(site.first)
    if group.last > site.first and context.at(group.last).lemmas & TOLD_STATES | _SCHEDULED:
        # Le départ serait dû à, serait prévu lundi: told on hearsay.
        return False
    measured = bool(context.at(site.first).lemmas & _MEASURING)
    figured = measured and any(context.at(at).number for at in (site.first + 1, site.first + 2))
    return not figured and not _DEEDS.isdisjoint(context.plains(subject.first, subject.first + 2))


@rule(
    "conditional.relative",
    "hypothetical",
    reason="une lettre qui aurait touché mon père: imagined of something indefinite",
    source="codebook",
)
def _imagined_of(site: Site) -> bool:
    context = site.context
    group = context.group(site.first)
    if not _accomplished(site) or group.voice == "Pass" or _sourced(site):
        return False
    subject = subject_of(context, group.first)
    if subject.pronoun != "qui" or subject.first < 0:
        return False
    near = range(max(0, subject.last - 3), subject.last + 1)
    opened = [at for at in near if context.plain(at) in ("un", "une", "rien", "quelque")]
    return bool(opened) and not names_someone(context, opened[-1] + 1)


@rule(
    "conditional.reported",
    "reportive",
    reason="with a source named, or of an accomplished event without a condition: a report",
    source="kronning2002",
)
def _reported(site: Site) -> bool:
    context = site.context
    if "mieux" in context.plains(site.first + 1, site.first + 3):
        return False
    own = subject_of(context, site.first).pronoun in ("je", "nous", "tu", "vous")
    if portrayed(context):
        return True
    if _sourced(site):
        return True
    if _caused_by_something(site):
        return False
    # Cela aurait pris des années: what is pointed at did not come about.
    pointed = subject_of(context, context.group(site.first).first).pronoun in _POINTED
    return _accomplished(site) and not own and not pointed


def _caused_by_something(site: Site) -> bool:
    """*Un budget coupé en deux aurait causé des retards*: an imagined thing and what it does."""
    context = site.context
    if context.group(site.first).lemma not in _CAUSING:
        return False
    subject = subject_of(context, context.group(site.first).first)
    indefinite = context.plain(subject.first) in ("un", "une") and subject.first >= 0
    return indefinite and not names_someone(context, subject.first + 1)


@rule(
    "conditional.hearsay",
    "reportive",
    reason="il s’agirait de; a state of someone; a figure: hearsay",
    source="kronning2002",
)
def _hearsay(site: Site) -> bool:
    context, first = site.context, site.first
    if not _SPEAKERS.isdisjoint(context.plains(first - 4, first + 1)):
        return False
    if stated_of_someone(context, first):
        return True
    if "agir" in context.at(first).lemmas and context.plain(first - 1) == "se":
        return context.plain(first - 2) in ("il", "ne")
    if context.plain(before_clitics(context, first)) in ("qui", "que"):
        return False
    subject = subject_of(context, first)
    if not _RELATIVES.isdisjoint(context.plains(subject.first - 1, subject.last)):
        return False
    if not IMAGINED_SUBJECTS.isdisjoint(context.plains(subject.first, subject.last)[:2]):
        return False
    near = ahead(first, context.size, 4)
    return any(context.words[at].number and not context.strong_before(at) for at in near)


@rule(
    "conditional.open",
    "undecided",
    reason="affirme que l’usine fermerait: hearsay, or imagined; undecided",
    source="codebook",
    alternatives=("reportive", "hypothetical"),
)
def _open(site: Site) -> bool:
    context = site.context
    subject = subject_of(context, context.group(site.first).first)
    if subject.first < 1 or context.plain(subject.first - 1) != "que":
        return False
    if context.has(AUTHOR):
        return False
    opening = context.plains(subject.first, subject.last)
    imagined = opening[:1] in (["ce"], ["cela"]) or not IMAGINED_SUBJECTS.isdisjoint(opening[:2])
    return not imagined and _claimed_now(context, subject.first - 1)


def _claimed_now(context: Context, que: int) -> bool:
    """Whether a verb of claiming in the present governs *que*."""
    for index in back(que, 3):
        here = context.words[index]
        if here.lemmas & _CLAIMING and context.is_finite(index):
            return not is_past(context, index)
    return False


otherwise(
    "conditional.imagined",
    "hypothetical",
    reason="a bare conditional: a projected, wished-for or imagined state",
    source="codebook",
)
