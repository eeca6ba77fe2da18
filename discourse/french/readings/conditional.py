"""The conditional, in the order of the codebook; its first step is morphology itself."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, rule
from discourse.french.context import Context, asked_once_of
from discourse.french.readings.attribution import has_source, says_so
from discourse.french.readings.si import has_condition, is_question
from discourse.french.subjects import before_clitics, subject_of
from discourse.reach import REACH, back
from discourse.word_classes import word_class

_SAYING = word_class("saying_then")
_THINKING = word_class("thinking")
_SAYING_NOUNS = word_class("saying_nouns")
_ASKING = word_class("asking")
_INTERROGATIVE = word_class("question_only")
_OPENERS = word_class("report_opener")
_CONDITION_WORDS = word_class("condition_words")
_CLAIMING = word_class("claiming")
_STATES = word_class("reported_state")
_TOLD_STATES = word_class("state_participle")
_VALUED = word_class("valued")
_SPEAKERS = word_class("people")
_AUTHOR = word_class("author_word")
_IMAGINED_SUBJECTS = word_class("imagined_subject")
# A relative with another subject describes a project (un plan par lequel l’État verserait).
_RELATIVES = word_class("object_relative")
# Maximal distance in words from que to its verb, and to the verb that makes it past.
_GOVERNED, _AROUND = 14, 30


def future_in_the_past(site: Site, verbs: frozenset[str] = _SAYING) -> bool:
    """A conditional under a past verb of saying or thinking + *que*, or a past question.

    The nearest word that opens a clause decides; a relative is no report.
    """
    context = site.context
    relative = -1
    for index in back(context.group(site.first).first):
        if not index:
            break
        here = context.words[index]
        if here.plain not in _OPENERS and here.folded != "s'":
            continue
        if here.plain in ("qui", "dont", "où"):
            # A relative in a clause that is itself in the conditional shares its time.
            relative = index
            continue
        if here.plain == "que" and _said_before(context, index, verbs):
            return relative < 0 or _conditional_beside(site, index, relative)
        if relative >= 0:
            continue
        if here.plain in _INTERROGATIVE and _asked_before(context, index):
            return True
        asked = here.folded in ("si", "s'") and is_question(context, index)
        if asked and any(_past_verb(context, at) for at in range(max(0, index - 8), index)):
            return True
    return False


def _conditional_beside(site: Site, que: int, relative: int) -> bool:
    """Whether another conditional stands between *que* and a relative, or right after it."""
    context = site.context
    before = range(que + 1, relative)
    after = range(site.last + 1, min(context.size, site.last + 4))
    return any(context.words[at].conditional for at in (*before, *after))


@asked_once_of
def _said_before(context: Context, que: int, verbs: frozenset[str]) -> bool:
    """Whether a verb or noun of saying or thinking in a past context governs *que*."""
    for index in range(que - 1, max(-1, que - _GOVERNED), -1):
        here = context.words[index]
        if here.lemmas & verbs and context.is_verb(index):
            return _is_past(context, index)
        if here.plain in _SAYING_NOUNS:
            return _tells_of_past(context)
        plain_verb = here.finite and not here.participle and not here.lemmas & {"être", "avoir"}
        if plain_verb and context.is_verb(index):
            return False
    return False


@asked_once_of
def _tells_of_past(context: Context) -> bool:
    return any(word.past or word.participle for word in context.words)


def _asked_before(context: Context, index: int) -> bool:
    """A past verb of asking or knowing before an interrogative (ne savions pas à quel)."""
    return any(
        context.at(at).lemmas & _ASKING and context.is_verb(at) and _is_past(context, at)
        for at in range(max(0, index - 5), index)
    )


@asked_once_of
def _is_past(context: Context, index: int) -> bool:
    """Whether a verb is about the past: by its tense, its auxiliary, or the verb around it."""
    here = context.words[index]
    if here.gerund or (here.infinitive and not here.finite):
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
    """Whether a compound group is about the past: a perfect, or with être a past passive."""
    group = context.group(index)
    return group.form != "Inf" and group.tense in ("Imp", "Past", "Pqp")


def _accomplished(site: Site) -> bool:
    """A past conditional that reports an event: avoir + participle, être + verb of motion."""
    return site.context.group(site.first).perfect


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
        # A perfect after on a compris que is seen from the past too; after a dit que, reported.
        return future_in_the_past(site, _THINKING)
    return future_in_the_past(site)


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
    if _put_first(context):
        return not _sourced(site)
    return _supposes(context) and not _sourced(site)


@asked_once_of
def _supposes(context: Context) -> bool:
    """Whether the sentence names what something depends on (sans, en cas de, dans l’hypothèse)."""
    return context.has(_CONDITION_WORDS) or any(
        here.plain == "hypothèse" and context.plain(index - 2) in ("dans", "par")
        for index, here in enumerate(context.words)
    )


def _sourced(site: Site) -> bool:
    """Whether a source is named for the sentence, or for the clause of a site."""
    return has_source(site.context) or says_so(site.context, site.first)


def _put_first(context: Context) -> bool:
    """A gerund or *avec* + noun at the head of the sentence: *En agissant tôt, …*."""
    if context.plain(0) == "avec":
        return True
    return context.plain(0) == "en" and context.at(1).gerund and not context.at(1).finite


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
    return _sourced(site) or (_accomplished(site) and not own)


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
    if _stated_of_someone(context, first):
        return True
    if "agir" in context.at(first).lemmas and context.plain(first - 1) == "se":
        return context.plain(first - 2) in ("il", "ne")
    if context.plain(before_clitics(context, first)) in ("qui", "que"):
        return False
    subject = subject_of(context, first)
    if not _RELATIVES.isdisjoint(context.plains(subject.first - 1, subject.last)):
        return False
    if not _IMAGINED_SUBJECTS.isdisjoint(context.plains(subject.first, subject.last)[:2]):
        return False
    near = range(first + 1, min(context.size, first + 5))
    return any(context.words[at].number and not context.strong_before(at) for at in near)


def _stated_of_someone(context: Context, index: int) -> bool:
    """A present state of a definite subject in a main clause, without judgement of value."""
    here = context.at(index)
    if context.asks:
        return False
    if not here.lemmas & _STATES or context.plain(index - 1) == "ne":
        return False
    subject = subject_of(context, index)
    main = subject.first >= 0 and context.plain(subject.first - 1) != "que"
    if not main or subject.pronoun not in ("", "il", "elle", "ils", "elles"):
        return False
    after = context.plain(index + 1)
    if after == "lieu" or not _VALUED.isdisjoint(context.plains(index + 1, index + 6)):
        return False
    if "être" in here.lemmas:
        judged = subject.pronoun == "il" or after in ("un", "une")
        last = context.group(index).last
        told = bool(context.at(last).lemmas & _TOLD_STATES)
        if judged or (last > index and not told):
            return False
    if context.has(_AUTHOR):
        return False
    opening = context.plains(subject.first, subject.last)
    if not _IMAGINED_SUBJECTS.isdisjoint(opening[:2]):
        return False
    return not any(word.infinitive for word in context.words[subject.first : subject.last + 1])


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
    if context.has(_AUTHOR):
        return False
    opening = context.plains(subject.first, subject.last)
    imagined = opening[:1] in (["ce"], ["cela"]) or not _IMAGINED_SUBJECTS.isdisjoint(opening[:2])
    return not imagined and _claimed_now(context, subject.first - 1)


def _claimed_now(context: Context, que: int) -> bool:
    """Whether a verb of claiming in the present governs *que*."""
    for index in range(que - 1, max(-1, que - 4), -1):
        here = context.words[index]
        if here.lemmas & _CLAIMING and here.finite and context.is_verb(index):
            return not _is_past(context, index)
    return False


@rule(
    "conditional.imagined",
    "hypothetical",
    reason="a bare conditional: a projected, wished-for or imagined state",
    source="codebook",
)
def _imagined(site: Site) -> bool:
    return True
