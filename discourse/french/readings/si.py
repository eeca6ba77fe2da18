"""*Si*: condition, question, degree, cleft, or a fact that is granted."""

from __future__ import annotations

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.context import DETERMINERS, PREPOSITIONS, SUBJECTS, Context, asked_once_of
from discourse.french.morphology import WordType
from discourse.french.subjects import subject_of
from discourse.reach import REACH, ahead, back
from discourse.word_classes import word_class

_NO_ADJECTIVE = (
    DETERMINERS | SUBJECTS | (PREPOSITIONS - {"en"}) | word_class("prepositional_participle")
)
_SI = ("si", "s'")
_ASKING = word_class("asking")
_ASKING_FAR = word_class("asking_far")
_ASKING_NOUNS = word_class("asking_nouns")
_AFTER_NOUN = DETERMINERS | SUBJECTS | word_class("after_condition")
_BEFORE = word_class("before_condition")
_DEGREE_ADVERBS = word_class("degree_adverbs")
_OPPOSED = word_class("opposing")
_CONDITIONS = word_class("condition_sign")
_EQUATED = word_class("factual_continuation")
_APART = word_class("disjunctive")
# Maximal length in words of the protasis, and of the gap between a verb of asking and si.
_LONG, _NEAR, _FAR = 29, 5, 11


@asked_once_of
def has_condition(context: Context) -> bool:
    """Whether the sentence has a conditional *si* or an equivalent (cas où, à moins)."""
    if not context.has(_CONDITIONS):
        return False
    for index, here in enumerate(context.words):
        if here.folded in _SI and is_condition(context, index):
            return True
        if _is_equivalent(context, index):
            return True
    return False


def _is_equivalent(context: Context, at: int) -> bool:
    """*Au cas où*, *à condition de*, *à moins que*: not *dans le cas de Paul*."""
    before, after = context.plain(at - 1), context.plain(at + 1)
    if context.plain(at) == "cas":
        return after == "où" and before in ("au", "le")
    links = context.plain(at) in ("condition", "moins") and after in ("que", "de")
    return links and (before == "à" or context.plains(at - 2, at - 1) == ["à", "la"])


def is_condition(context: Context, index: int) -> bool:
    """Whether *si* or *s’* opens a clause that is neither a question nor a degree."""
    if context.words[index].folded == "s'":
        if context.plain(index + 1) not in ("il", "ils"):
            return False
    elif is_degree(context, index):
        return False
    return not is_question(context, index)


@asked_once_of
def is_degree(context: Context, index: int) -> bool:
    """*Si* before an adjective or adverb (si grave, si bien que): not a clause of its own."""
    if not _has_verb(context, index):
        return True
    after, before = context.at(index + 1), context.at(index - 1)
    if index + 1 < context.size and "," in context.gap(index + 1):
        return context.plain(index + 2) == ""
    if after.plain in _DEGREE_ADVERBS:
        return True
    if after.plain in ("possible", "nécessaire", "besoin") or context.comma_before(index):
        return False
    if context.plain(index + 2) == "que" and (after.adverb or not after.verbs):
        # Il court si vite que nul ne le suit.
        return after.plain not in _AFTER_NOUN and not after.capital
    if not (before.verbs and context.is_verb(index - 1)) and not before.adverb:
        # une ville si belle: after a noun, before a word that opens no clause.
        opens = after.plain in _AFTER_NOUN or after.capital or after.number
        return not opens and before.plain not in _BEFORE
    if before.lemmas & {"être", "rester", "sembler"} or before.plain == "pas":
        return after.plain not in _AFTER_NOUN
    return False


def _has_verb(context: Context, index: int) -> bool:
    """Whether a finite verb follows *si*, perhaps after parentheses and interpolations."""
    detached = context.comma_before(index + 1) if index + 1 < context.size else True
    # Si fier, si calme: no verb follows si at once.
    bare = not detached and not context.at(index + 1).capital
    adjective = bare and context.plain(index + 1) not in _NO_ADJECTIVE
    for at in ahead(index, context.size, _LONG):
        if context.strong_before(at) and {"(", ")", "[", "]"}.isdisjoint(context.gap(at)):
            return False
        if adjective and at > index + 1 and "," in context.gap(at):
            return False
        if context.is_finite(at) and (at > index + 1 or not adjective):
            return True
    return False


def is_question(context: Context, index: int) -> bool:
    """*Si* after a verb or noun of asking (savoir si, se demander si): an indirect question.

    *…, et si* is decided like the *si* before it, which may be the thousandth in a list.
    """
    answers = context.answers
    linked: list[int] = []
    while (is_question, index) not in answers:
        linked.append(index)
        before = _linked_to(context, index)
        if before < 0:
            answers[is_question, index] = _is_asked(context, index)
        else:
            index = before
    for at in linked:
        answers[is_question, at] = answers[is_question, index]
    return answers[is_question, index]


def _linked_to(context: Context, index: int) -> int:
    """The *si* to which *et*, *ou* or a comma links this one; -1 if there is none."""
    before = context.plain(index - 1)
    if before == "que" or not (before in ("et", "ou") or (index and "," in context.gap(index))):
        return -1
    others = (at for at in back(index - 1) if at and context.words[at].folded in _SI)
    return next(others, -1)


def _is_asked(context: Context, index: int) -> bool:
    """Whether a verb or noun of asking comes before *si*, in its clause."""
    if context.plain(index - 1) == "que":
        return False
    for at in back(index, _FAR):
        if context.strong_before(at + 1) or "," in context.gap(at + 1):
            return False
        here, near = context.words[at], index - at < _NEAR
        if here.lemmas & (_ASKING if near else _ASKING_FAR):
            return True
        if near and here.plain in _ASKING_NOUNS:
            return True
        if at < index - 1 and context.is_finite(at):
            return False
    return False


@rule(
    "si.question",
    NOTHING,
    reason="after savoir, demander, ignorer: an indirect question",
    source="codebook",
)
def _si_question(site: Site) -> bool:
    return is_question(site.context, site.first)


@rule(
    "si.yes",
    NOTHING,
    reason="Si, il répond: yes, against a negation",
    source="codebook",
)
def _si_yes(site: Site) -> bool:
    context = site.context
    after = site.first + 1
    if site.first or after >= context.size or "," not in context.gap(after):
        return False
    opens = context.plain(after) in SUBJECTS | DETERMINERS
    return opens and context.first_comma(range(after + 1, context.size)) < 0


@rule(
    "si.courtesy",
    NOTHING,
    reason="si je puis me permettre, si vous permettez: courtesy, no condition",
)
def _si_courtesy(site: Site) -> bool:
    context = site.context
    said = context.plains(site.last + 1, site.last + 4)
    if said[:1] not in (["je"], ["vous"], ["on"]):
        return False
    near = ahead(site.last + 1, context.size, 3)
    if said[0] == "je" and "dire" in said:
        # Si je puis dire.
        return any("pouvoir" in context.at(at).lemmas for at in near)
    return any("permettre" in context.at(at).lemmas for at in near)


@rule(
    "si.however",
    "concessive",
    reason="si fragile soit-elle, si grand que soit: however",
    source="lexconn2012",
)
def _si_however(site: Site) -> bool:
    context = site.context
    for at in range(site.first + 2, min(context.size, site.first + _NEAR + 1)):
        if context.mark(at):
            return False
        if context.plain(at) in ("soit", "soient", "fût", "fussent"):
            inverted = context.at(at + 1).folded.startswith("-")
            return inverted or context.plain(at - 1) == "que" or context.plain(at - 2) == "que"
    return False


@rule(
    "si.degree",
    NOTHING,
    reason="so: before an adjective or adverb; s’ the reflexive",
    source="codebook",
)
def _si_degree(site: Site) -> bool:
    context = site.context
    if context.words[site.first].folded == "s'":
        return context.plain(site.first + 1) not in ("il", "ils")
    return is_degree(context, site.first)


@rule(
    "si.cleft",
    NOTHING,
    reason="c’est grâce à lui si, ce n’est pas un hasard si: a cleft, not a condition",
)
def _si_cleft(site: Site) -> bool:
    context = site.context
    for at in back(site.first, 7):
        if context.mark(at + 1):
            return False
        if context.plain(at) == "ce":
            follows = context.plains(at + 1, at + 2)
            return not {"est", "était", "sera", "fut"}.isdisjoint(follows)
    return False


@rule(
    "si.factual",
    "concessive",
    reason="si A est vrai, c’est que B; two past facts: the clause is conceded",
    source="codebook",
)
def _si_factual(site: Site) -> bool:
    context = site.context
    if _explained(context, site.last):
        return True
    comma = _apodosis(context, site.last)
    if comma < 0:
        return False
    follows = context.plains(comma, comma + 4)
    if follows[:3] in (["il", "en", "est"], ["il", "en", "va"], ["il", "ne", "en"]):
        return True
    if follows[:4] == ["il", "y", "a", "une"]:
        return True
    rest = context.words[comma : comma + REACH]
    open_ended = any(here.conditional or here.future for here in rest)
    if not open_ended and not _OPPOSED.isdisjoint(here.plain for here in rest):
        return True
    if not open_ended and (_is_set_apart(context, comma) or _remains(context, site.last, comma)):
        return True
    granted = _told(context, site.last + 1, comma) or _holds(context, site.last + 1, comma)
    return granted and _told(context, comma, _stop(context, comma))


def _stop(context: Context, comma: int) -> int:
    """Where the main clause after a *si* clause ends at the latest."""
    return min(context.size, comma + REACH)


def _explained(context: Context, last: int) -> bool:
    """*S’il est venu(,) c’est (surtout) pour, ce n’est pas que*: the clause is a fact explained."""
    seen = False
    for at in ahead(last, context.size, _LONG):
        if context.strong_before(at):
            return False
        here = context.words[at]
        if seen and here.plain == "ce" and context.plain(at - 1) not in ("que", "de"):
            rest = [one.plain for one in context.words[at + 1 : at + 8] if not _passed(one)]
            if rest[:1] and rest[0] in ("est", "fut", "était") and rest[1:2]:
                return rest[1] in _EQUATED
        seen = seen or context.is_finite(at)
    return False


def _passed(word: WordType) -> bool:
    """Adverbs and negation between *c’est* and what explains."""
    return word.adverb or word.plain in ("ne", "pas")


def _holds(context: Context, start: int, stop: int) -> bool:
    """Whether a stretch states how something is at present (si le pont est vieux, …)."""
    first = context.first_finite(range(start, stop))
    if context.parse.tag(first).tense != "Pres":
        return False
    subject = subject_of(context, first)
    return subject.first >= 0 and not subject.pronoun


def _remains(context: Context, last: int, comma: int) -> bool:
    """*Si le texte est long, il reste clair*: a state granted, and what remains in spite of it."""
    granted = context.first_finite(range(last + 1, comma))
    main = context.first_finite(range(comma, _stop(context, comma)))
    if main < 0 or not context.at(main).lemmas & {"rester", "demeurer"}:
        return False
    return "être" in context.at(granted).lemmas and context.parse.tag(main).tense == "Pres"


def _is_set_apart(context: Context, comma: int) -> bool:
    """Whether a pronoun between commas contrasts the subject of the main clause with the other."""
    return any(
        context.plain(at) in _APART and "," in context.gap(at) and "," in context.gap(at + 1)
        for at in range(comma + 1, min(context.size - 1, comma + REACH))
    )


def _apodosis(context: Context, index: int) -> int:
    """First word after the comma that closes a *si* clause; -1 if there is none."""
    verb = context.first_finite(ahead(index, context.size))
    return context.first_comma(ahead(verb, context.size) if verb > 0 else ())


def _told(context: Context, start: int, stop: int) -> bool:
    """Whether the first verb of a stretch reports a past event (perfect or simple past)."""
    first = context.first_finite(range(start, stop))
    return first >= 0 and context.group(first).tense == "Past"


otherwise("si.condition", "hypothetical", reason="otherwise a condition", source="codebook")
