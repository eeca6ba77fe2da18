"""Questions that all verbs of saying share: who speaks, what is said, interpolated clauses.

Source of the rules: codebook (a clause, an infinitive, a quotation is reported; a noun phrase
is not; the author’s own *je dis* is not), own.
"""

from __future__ import annotations

from discourse.decisions.cascade import Site, asked_once
from discourse.french.clitics import before_clitics
from discourse.french.complements import content_after
from discourse.french.conditions import follows_copula
from discourse.french.context import DETERMINERS, PREPOSITIONS, Context
from discourse.french.interpolation import incise, interpolated_infinitive, verb_span
from discourse.french.inversion import Subject
from discourse.french.persons import names_someone
from discourse.french.stretches import stretch_start
from discourse.french.subjects import subject_of
from discourse.reach import REACH, ahead, back
from discourse.word_classes import word_class

_NOT_REFLEXIVE = word_class("not_reflexive")
_GOVERNORS = word_class("speech_governors")
_GOVERNORS_SE = word_class("speech_governors_reflexive")
_CLAUSE_NOUNS = word_class("clause_nouns")
_NO_COMPLEMENT = word_class("no_complement_before_que")
_PERCEIVING = word_class("perceiving")
_TOLD_TO = word_class("told_to")
_BETWEEN_INFINITIVES = word_class("preinfinitive")
# How far before a verb a cleft may open: c’est du moins ce que prétend X.
_CLEFT = 7
_FOREMOST = frozenset(
    f"{word}{ending}" for word in ("premier", "dernier", "seul") for ending in ("", "s")
) | {"première", "premières", "dernière", "dernières", "seule", "seules"}
_BEFORE_INFINITIVE = word_class("infinitive_of_saying_preposition")
# How far a conjunct may reach, in words.
_CONJUNCT = 24
# The singular imperative looks like the present of a third person; the press says vous.
_IMPERATIVE = ("ez", "ons", "tes")
_HEARING = frozenset(("entendre", "écouter"))
# How far before an infinitive of saying the verb of hearing may stand, in words.
_HEARD = 8
REPORTED = frozenset(("quote", "colon", "que", "wh", "inf"))


def content(site: Site) -> str:
    """The kind of content after the verb group, as in `content_after`."""
    return content_after(site.context, verb_span(site)[1])


def conjoined(context: Context, index: int) -> int:
    """First word of the group whose auxiliary a coordinated participle shares, or -1.

    *L’agence a refusé de répondre et averti que …*: averti has the auxiliary of refusé.
    """
    if not context.at(index).participle or context.compound(index):
        return -1
    at = index - 1
    farthest = max(0, at - REACH)
    while at > farthest and context.words[at].adverb:
        at -= 1
    if context.plain(at) not in ("et", "ou", "puis", "mais", "ni"):
        return -1
    for other in back(at, _CONJUNCT):
        if context.strong_before(other + 1) and {"(", ")"}.isdisjoint(context.gap(other + 1)):
            return -1
        here = context.words[other]
        if here.participle and context.compound(other):
            group = context.group(other)
            return -1 if group.voice == "Pass" else group.first
        if here.finite and here.prefers_verb:
            return -1
    return -1


def in_object_relative(context: Context, first: int) -> bool:
    """Whether a verb group is in a relative whose *que* is its object (ce que dit le maire)."""
    que = before_clitics(context, first)
    if context.plain(que) != "que":
        que = subject_of(context, first).first - 1
    if que < 1 or context.plain(que) != "que":
        return False
    before = context.at(que - 1)
    if before.plain == "ce":
        return context.plain(que - 2) not in ("à", "de", "parce", "jusque")
    other = before.plain in _NO_COMPLEMENT or before.plain in _CLAUSE_NOUNS
    if other or before.adverb or context.is_verb(que - 1) or follows_copula(context, que - 1):
        return False
    return not DETERMINERS.isdisjoint(context.plains(que - 5, que - 2))


@asked_once
def speaker(site: Site) -> bool:
    """Whether the author speaks: je, nous, an imperative, je dois dire que."""
    context = site.context
    group = context.group(site.first)
    shared = conjoined(context, site.first) if context.at(site.first).participle else -1
    first = group.first if shared < 0 else shared
    if subject_of(context, first).pronoun in ("je", "nous"):
        # « Je ne peux pas », répondit la vieille: what je is the subject of stands before.
        return not _follows_words(site, first)
    if group.mood == "Imp" and context.at(group.first).folded.endswith(_IMPERATIVE):
        return True
    if not context.at(first).infinitive or _overheard(context, first):
        return False
    for index in back(first, 7):
        if context.plain(index) in ("je", "nous", "-moi"):
            return True
        if context.strong_before(index + 1):
            break
    return False


def _follows_words(site: Site, first: int) -> bool:
    """Whether a verb of saying without an inverted pronoun follows the words it reports."""
    context = site.context
    inverted = context.at(first + 1).folded.startswith("-")
    subject = subject_of(context, first)
    before = subject.first >= 0 and subject.last != first - 1
    return not inverted and before and incise(site)


def own_word(site: Site) -> bool:
    """Whether the author speaks in his own name, outside quotation marks."""
    return speaker(site) and not site.context.quoted[site.first]


def echoed(site: Site) -> bool:
    """*Comme l’a dit X*; *X le rappelle*: content named by le, or pointed at by comme."""
    context = site.context
    first, last = verb_span(site)
    if not context.at(first).finite:
        return False
    before = context.plains(first - 4, first - 1)
    if "comme" in before or "ainsi que" in " ".join(before):
        # Comme la mère cite les fleurs, la fille …: two like acts, and an object.
        left = before_clitics(context, first)
        inverted = context.plain(max(left, 0)) in ("comme", "que")
        taken_up = context.at(first - 1).folded in ("le", "l'")
        noun = context.at(last + 1)
        follows = (noun.plain in DETERMINERS or noun.capital) and not context.mark(last + 1)
        return inverted or taken_up or not follows
    if _cleft(context, first):
        return True
    named = context.at(first - 1).folded in ("le", "l'")
    after = context.plain(last + 1)
    return named and not content_after(context, last) and after not in DETERMINERS


def _cleft(context: Context, first: int) -> bool:
    """*C’est ce que confirme la juge*: the cleft names the speaker of what was said."""
    before = context.plains(first - 4, first - 1)
    if before[-2:] == ["ce", "que"] and "," in context.gap(first - 2):
        # …, ce que concède aussi le maire: what was said is taken up.
        at = first + 1 + context.at(first + 1).adverb
        return context.plain(at) in DETERMINERS or context.at(at).capital
    cleft = " ".join(context.plains(first - _CLEFT, first - 3))
    return before[-2:] == ["ce", "que"] and "ce est" in cleft


@asked_once
def reports(site: Site) -> bool:
    """Whether a form of a verb of saying can report: finite, gerund or governed infinitive.

    A passive reports only without a person (il a été annoncé que). In the simple conditional
    the mood decides (un texte qui dirait que).
    """
    context = site.context
    here = context.at(site.first)
    if here.conditional:
        return False
    if not context.is_verb(site.first) and conjoined(context, site.first) < 0:
        return False
    group = context.group(site.first)
    if here.lemmas & _NOT_REFLEXIVE and group.pronominal:
        return incise(site)
    if here.participle and not here.finite and group.first == site.first:
        return conjoined(context, site.first) >= 0
    alone = here.finite and group.last == group.first == site.first
    alone = alone and not context.at(site.first + 1).folded.startswith("-")
    alone = alone and not here.folded.endswith(_IMPERATIVE)
    if alone and group.voice == "Pass":
        after = context.at(site.first + 1)
        # Comme dit le proverbe; not comme dit plus haut.
        named = after.plain in DETERMINERS or after.capital
        pointed = context.plain(site.first - 1) == "comme" and named
        if after.plain == "que" or pointed or incise(site):
            # Il a tout nié, dit le greffier: a form that is a participle too.
            return True
    head = context.at(group.first)
    if group.voice == "Pass":
        told = subject_of(context, group.first).pronoun == "il" and content(site) == "que"
        return told and not head.infinitive
    if head.infinitive:
        if narrator(context, group.first) is not None or _overheard(context, group.first):
            return content(site) in ("que", "quote", "colon")
        if _heads(site, group.first):
            return content(site) == "que"
        return _governed(site, group.first) or interpolated_infinitive(site)
    return True


def _heads(site: Site, first: int) -> bool:
    """*Affirmer que tout va bien ne suffit pas*: the infinitive is the subject of the sentence."""
    context = site.context
    saying = "dire" in context.at(site.first).lemmas and "," not in context.gap(site.last + 1)
    if not context.strong_before(first) or saying:
        # Dire que c’est fini !; but: dire, comme il le fait, que P est faux.
        return False
    return "!" not in context.gap(context.size)


def _governed(site: Site, first: int) -> bool:
    """Whether an infinitive of saying reports: after pouvoir, tenir à, avant de, sans, pour."""
    context = site.context
    perceives = not context.at(site.first).lemmas.isdisjoint(_PERCEIVING)
    for index in back(first, 6):
        here = context.words[index]
        if here.lemmas & _GOVERNORS or here.plain in ("facile", "tentant"):
            return context.plain(index - 1) != "se"
        if here.plain in _FOREMOST and context.plain(index + 1) == "à":
            # Le premier à signaler que: he did.
            return True
        if "devoir" in here.lemmas and context.compound(index) and not perceives:
            # A dû admettre que: he did.
            return not context.at(context.group(index).first).conditional
        if here.lemmas & _GOVERNORS_SE and context.is_verb(index):
            return context.group(index).pronominal
        if here.plain in _BEFORE_INFINITIVE and not perceives:
            return _content_near(context, verb_span(site)[1])
        if not (here.adverb or here.plain in _BETWEEN_INFINITIVES or here.plain == "par"):
            return False
    return False


def _overheard(context: Context, first: int) -> bool:
    """*J’ai entendu le maire déclarer que*: an infinitive after the one who is heard."""
    for at in back(first, _HEARD):
        here = context.words[at]
        if context.mark(at + 1) or (
            here.finite and here.prefers_verb and not here.lemmas & _HEARING
        ):
            return False
        if here.lemmas & _HEARING and context.is_verb(at):
            return at < first - 1 and names_someone(context, at + 1)
    return False


def _content_near(context: Context, last: int) -> bool:
    """Whether a clause or a quotation follows a verb before any comma."""
    if content_after(context, last) not in ("que", "quote"):
        return False
    for at in ahead(last, context.size):
        if context.opens_quotation(at) or context.plain(at) == "que":
            return True
        if context.mark(at):
            return False
    return False


def narrator(context: Context, first: int) -> Subject | None:
    """Who speaks in an infinitive of narration: *et le maire d’ajouter : « … »*."""
    here = context.at(first)
    if not here.infinitive or context.plain(first - 1) != "de":
        return None
    start = stretch_start(context, first - 2) if first > 1 else -1
    if start < 0 or (start and context.plain(start - 1) != "et"):
        return None
    if context.plain(first - 2) in PREPOSITIONS or not names_someone(context, start):
        return None
    if any(context.is_verb(at) for at in range(start, first - 1)):
        return None
    return Subject("", start, first - 2)


def _feared(context: Context, first: int) -> bool:
    """*Avant que le juge n’ajoute que*: a ne that denies nothing, and no *ne … que*."""
    que = subject_of(context, first).first - 1
    before = context.plain(que - 1)
    return context.plain(que) == "que" and before in ("avant", "ce", "crainte", "moins", "peur")


def has_content(site: Site) -> bool:
    """A clause, an infinitive, a question or quoted words after the verb."""
    context = site.context
    first, last = verb_span(site)
    found = content_after(context, last)
    if found == "que" and context.group(first).restrictive and not _feared(context, first):
        return False
    if found != "inf" and in_object_relative(context, first):
        return False
    if found in REPORTED:
        return True
    if context.plains(last + 2, last + 3) == ["fait", "que"]:
        # Nie le fait que, se plaint du fait que.
        return context.plain(last + 1) in ("le", "du")
    if context.at(site.first).lemmas & _TOLD_TO:
        # prévenir quelqu’un que: the noun phrase is the person who is told.
        near = ahead(last + 1, context.size, 7)
        return any(context.plain(at) == "que" and not context.mark(at) for at in near)
    return False
