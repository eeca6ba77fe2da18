"""*Selon*, *d’après*, *pour*: who says it, or what it depends on."""

from __future__ import annotations

from itertools import pairwise

from discourse.decisions.cascade import NOTHING, Site, otherwise, rule
from discourse.french.complements import infinitive_after
from discourse.french.context import DETERMINERS, SUBJECTS, Context, asked_once_of
from discourse.french.persons import is_human
from discourse.reach import REACH, ahead, back
from discourse.word_classes import word_class

CRITERIA = word_class("criteria")
_PERSONS = word_class("persons")
_WORKS = word_class("adapted_work")
# Maximal distance in words between d’après and the work adapted from another.
_WORK_NEAR = 6
_SEVERAL = frozenset(("différents", "différentes", "divers", "diverses"))
_VARYING = word_class("varying")
# How far before selon the verb of varying may stand, in words.
_VARYING_NEAR = 5
_SOME = word_class("some_people")
_ME = word_class("speaker_disjunctive")
# Une règle selon laquelle: the content of the noun before, not of the sentence.
_RELATIVES = word_class("lequel")
_SELON = frozenset(("selon",))
_NAMING = word_class("source_sign")
_THEM = word_class("disjunctive")
_DAYS_AFTER = word_class("day_before_after")


@asked_once_of
def has_source(context: Context) -> bool:
    """Whether the sentence names a source by *selon*, *d’après*, *à en croire*."""
    if not context.has(_NAMING):
        return False
    for index, here in enumerate(context.words):
        if here.plain == "selon" and context.plain(index + 1) not in (*_ME, "que", *_RELATIVES):
            return not _criterion(context, index + 1)
        if here.plain == "de" and context.plain(index + 1) == "après":
            return True
        if here.plain == "croire" and context.plain(index - 1) == "en":
            return context.plain(index - 2) in ("à", "le")
    return False


def _criterion(context: Context, at: int) -> bool:
    """*Les cas*, *les différentes régions*: a noun of what something depends on."""
    several = context.plain(at + 1) in _SEVERAL or context.plain(at) in _SEVERAL
    return not CRITERIA.isdisjoint(context.plains(at, at + 1 + several))


def says_so(context: Context, index: int) -> bool:
    """Whether a word comes after *selon lequel* (des rumeurs selon lesquelles il serait riche)."""
    if not context.has(_SELON):
        return False
    plains = context.plains(index - REACH, index - 1)
    return any(one == "selon" and two in _RELATIVES for one, two in pairwise(plains))


@rule(
    "selon.self",
    "probable",
    reason="selon moi: the author’s opinion",
    source="codebook",
)
def _selon_self(site: Site) -> bool:
    return site.context.plain(site.last + 1) in _ME


@rule(
    "selon.depending",
    NOTHING,
    reason="depending on: selon les cas, selon que",
    source="codebook",
)
def _selon_depending(site: Site) -> bool:
    context = site.context
    if context.plain(site.last + 1) == "que":
        return True
    if _varies(context, site.first) or _by_rule(context, site.first):
        return True
    return _criterion(context, site.last + 1)


def _varies(context: Context, at: int) -> bool:
    """*La règle change selon sa portée*: a verb of varying right before, nothing between."""
    if context.comma_before(at):
        return False
    near = back(at, _VARYING_NEAR)
    return any(context.at(one).lemmas & _VARYING and context.is_verb(one) for one in near)


def _by_rule(context: Context, at: int) -> bool:
    """*Sont élus selon la loi de 1998*: how it is done; before a comma the law says so."""
    if at == 0 or context.mark(at):
        return False
    head = at + 1
    while head < min(context.size, at + _RULE) and not context.mark(head + 1):
        if context.plain(head) in _REGULATIONS:
            return True
        if context.plain(head) in ("de", "qui", "que"):
            return False
        head += 1
    return context.plain(head) in _REGULATIONS


otherwise(
    "selon.source",
    "reportive",
    reason="according to a person, a paper, a text",
    source="codebook",
)


@rule(
    "dapres.temporal",
    NOTHING,
    reason="le jour d’après: after, of the following day",
    source="codebook",
)
def _dapres_temporal(site: Site) -> bool:
    context = site.context
    if context.plain(site.first - 1) in _DAYS_AFTER:
        return True
    if site.last + 1 >= context.size or not context.gap(site.last + 1).isspace():
        return True
    after = context.at(site.last + 1)
    return after.number or after.plain in ("guerre", "guerres", "match", "crise", "élection")


@rule(
    "dapres.adapted",
    NOTHING,
    reason="un film d’après Zola: adapted from a work",
)
def _dapres_adapted(site: Site) -> bool:
    context = site.context
    return not _WORKS.isdisjoint(context.plains(site.first - _WORK_NEAR, site.first - 1))


@rule("dapres.self", "probable", reason="d’après moi: the author’s opinion", source="codebook")
def _dapres_self(site: Site) -> bool:
    return site.context.plain(site.last + 1) in _ME


otherwise("dapres.source", "reportive", reason="d’après: according to", source="codebook")


@rule("pour.self", "probable", reason="pour moi, between commas: the author’s view")
def _pour_self(site: Site) -> bool:
    context = site.context
    detached = context.comma_before(site.first) and context.comma_before(site.last + 2)
    return context.plain(site.last + 1) == "moi" and detached


@rule(
    "pour.source",
    "reportive",
    reason="pour X, at the head of a clause: in the view of a person or paper",
)
def _pour_source(site: Site) -> bool:
    context = site.context
    if _some_people(context, site.last + 1) and _attributed(context, site.first):
        return True
    heads = context.plain(site.first - 1) in ("mais", "que", "car")
    if heads and not {"plutôt", "contre", "moins"}.isdisjoint(
        context.plains(site.first - _COMPARED, site.first - 1)
    ):
        # Plutôt contre lui que pour elle.
        return False
    if not (heads or _begins(context, site.first)):
        return False
    after = context.at(site.last + 1)
    if after.plain in _THEM and site.last + 2 < context.size:
        return "," in context.gap(site.last + 2)
    if after.number or after.infinitive or infinitive_after(context, site.last)[0]:
        return False
    if after.plain == "qui":
        return True
    if _some_people(context, site.last + 1):
        # Des ouvriers qui, pour certains, travaillaient; alors que pour d’autres: some of them.
        if context.plain(site.first - 1) in ("qui", "que"):
            return False
        return _views(context, site.last + 1)
    if not _could_hold(context, site.last + 1):
        return False
    near = ahead(site.last + 1, context.size, 12)
    closes = next((at for at in near if not {",", ":"}.isdisjoint(context.gap(at))), -1)
    # La possibilité, pour le maire, de voter: the person concerned, not a source.
    return closes >= 0 and not (context.plain(closes) == "de" and context.at(closes + 1).infinitive)


def _some_people(context: Context, at: int) -> bool:
    """*Certains historiens, les uns, une partie des voisins, les plus pauvres*: unnamed people."""
    for one in (at, at + 1):
        if context.plain(one) in _SHARE and context.plain(one + 1) in _OF:
            return is_human(context, one + 2) or is_human(context, one + 3)
        if one > at and context.plain(at) == "de" and is_human(context, one + 1):
            # Pour d’anciens joueurs, le club dort.
            return one + 2 < context.size and context.comma_before(one + 2)
        if one > at and context.plain(at) == "les" and context.plain(one) in ("plus", "moins"):
            return not context.at(one + 1).number
        if context.plain(one) in _SOME:
            after = context.at(one + 1)
            alone = one + 1 >= context.size or context.mark(one + 1) != ""
            of_them = after.plain in _OF and is_human(context, one + 2)
            alone = alone and context.plain(one) != "plupart"
            # Pour les uns il a fui.
            alone = alone or (context.plain(one) in _ONES and after.plain in SUBJECTS)
            return alone or of_them or is_human(context, one + 1)
        if context.plain(one) not in ("les", "la", "de", "un", "une", "bon"):
            return False
    return False


def _views(context: Context, at: int) -> bool:
    """Whether a comma closes *pour certains*, and what follows is a view and no coming event."""
    near = ahead(at, context.size, 6)
    closed = context.first_comma(near)
    if closed < 0:
        return context.plain(at + 1) in _ONES and context.plain(at + 2) in SUBJECTS
    for one in range(closed, min(context.size, closed + 10)):
        here = context.words[one]
        if context.is_finite(one):
            return not here.future or "être" in here.lemmas
    # Pour les uns, c’est un succès ; pour les autres, un échec.
    return context.has(_ONES)


def _attributed(context: Context, at: int) -> bool:
    """*C’est un héros pour les uns*: an attribute right before, its copula in the sentence."""
    if context.comma_before(at):
        return False
    article = {"un", "une", "le", "la", "des", "les"} & set(context.plains(at - 5, at - 1))
    near = (one for one in back(at, _COPULA) if "être" in context.words[one].lemmas)
    # Une rampe a été posée pour une partie des clients: a passive.
    copula = any(context.group(one).lemma == "être" for one in near)
    return bool(article) and copula


_OF = frozenset(("de", "des", "du"))
_SHARE = frozenset(("bien", "majorité", "minorité", "moitié", "nombre", "partie", "poignée"))
_ONES = frozenset(("uns", "unes"))
# How far before que pour the other side of a comparison may stand, in words.
_COMPARED = 6
_REGULATIONS = word_class("regulation")
# How far after selon the law may be named, in words.
_RULE = 6
# How far before pour certains the copula may stand, in words.
_COPULA = 16


def _begins(context: Context, index: int) -> bool:
    """Whether a mark other than a closing quotation mark precedes a word, or it is the first."""
    mark = context.mark(index)
    return index == 0 or bool(mark.strip('»”“"')) or context.opens_quotation(index)


def _could_hold(context: Context, at: int) -> bool:
    """A person noun within three words, two capitals, or an article and a capital."""
    if context.plain(at) in ("tant", "que", "beaucoup", "plus"):
        return False
    if context.plain(at) not in {*DETERMINERS, "de"} and not context.at(at).capital:
        # Condamné pour association de malfaiteurs: a bare noun is a reason.
        return False
    if not _PERSONS.isdisjoint(context.plains(at, at + 2)):
        return True
    if context.plain(at) in ("le", "la", "les"):
        return context.at(at + 1).capital
    alone = at + 1 < context.size and context.comma_before(at + 1)
    return context.at(at).capital and (context.at(at + 1).capital or alone)
