"""Verbs of saying, judging, believing, showing: whose word it is."""

from __future__ import annotations

from discourse.modality.cascade import KEEP, NOTHING, Site, rule
from discourse.modality.negation import restricted
from discourse.modality.context import CLOSERS, DETERMINERS, SUBJECTS

# What shows rather than says: its content is inferred from data.
_DATA = frozenset(
    """chiffre chiffres donnée données résultat résultats statistiques statistique expérience exemple
    exemples cas fait faits succès échec histoire indice indices preuve preuves signe signes photos
    photo images image vidéo évolution tendance situation débat cela ça ce ceci événement évènement
    événements évènements crise soupçons test tests analyses renseignements traces observations calculs expertises recherches indicateurs indicateur élections
    élection vote scrutin""".split()
)
# Reflexive, these do not report (s’assurer que, se rappeler que).
_NOT_REFLEXIVE = frozenset(
    "assurer rappeler expliquer lancer maintenir répéter défendre demander avancer relever "
    "proposer annoncer interroger".split()
)
# An infinitive of saying reports when one of these governs it (il risque de dire que).
_GOVERNORS = frozenset("pouvoir aller venir risquer oser continuer vouloir facile".split())
_AFTER_INCISE = frozenset(
    "monsieur madame encore alors ainsi aussi notamment à pour même en dans hier de".split()
)


def words_of_group(site: Site) -> tuple[int, int]:
    """First and last word of the verb group of a site."""
    group = site.context.group(site.first)
    return group.first, group.last


def incise(site: Site, *, strict: bool = False) -> bool:
    """An interpolated clause with its subject after the verb: « … », dit-il; , note le journal.

    When strict, only after a closing quotation mark or with an inverted pronoun: for verbs whose
    object looks like such a subject (…, démontre la justesse de …).
    """
    context = site.context
    first, last = words_of_group(site)
    if not context.at(first).finite:
        return False
    inverted = context.at(first + 1).folded
    if inverted.startswith("-"):
        return inverted.lstrip("-").removeprefix("t-") in SUBJECTS
    at = first
    while at > 0 and not context.gap(at).strip(" ’'") and context.plain(at - 1) in _CLITICS:
        at -= 1
    if at == 0 or not context.gap(at).strip(" ’'\n"):
        return False
    gap = context.gap(at)
    if not CLOSERS.isdisjoint(gap) and context.quoted[at - 1] and not context.quoted[at]:
        return True
    if strict:
        return False
    if not any(mark in gap for mark in ",–—-("):
        return False
    after = context.at(last + 1)
    if after.plain in DETERMINERS or after.capital or after.plain in _AFTER_INCISE:
        if context.content(last) == "que":
            return False
        return _said_before(site, at) or _framed(site, last)
    return last + 1 >= context.size


def _framed(site: Site, last: int) -> bool:
    """Whether a comma closes the noun phrase after the verb (…, note le journal, …)."""
    context = site.context
    if context.plain(last + 1) in _OBJECTS:
        return False
    for index in range(last + 2, min(context.size, last + 9)):
        if "," in context.gap(index) or not CLOSERS.isdisjoint(context.gap(index)):
            return True
        if context.at(index).plain in ("de", "à", "qui", "que", "pour", "et") and index == last + 2:
            return False
    return False


_OBJECTS = frozenset("son sa ses leur leurs un une des du de".split())
_CLITICS = frozenset("se lui leur le me nous y en".split())


def _said_before(site: Site, at: int) -> bool:
    """Whether what stands before an interpolated clause can be what is said: quoted, or finite."""
    context = site.context
    if context.quoted[max(0, at - 1)]:
        return True
    for index in range(at - 1, -1, -1):
        here = context.words[index]
        if here.finite and context.is_verb(index):
            before = context.plain(context.before_clitics(index))
            if before not in ("qui", "que", "dont", "où"):
                return True
    # A conjunction alone: « Même si, note le journal, … ».
    return context.plain(at - 1) in ("si", "que", "mais", "et", "or", "car")


def speaker(site: Site) -> bool:
    """Whether the author speaks: je, nous, an imperative, je dois dire que."""
    context = site.context
    first, last = words_of_group(site)
    if context.subject(first, last).pronoun in ("je", "nous"):
        return True
    head = context.at(context.group(site.first).head)
    if head.finite and head.folded.endswith(_IMPERATIVE):
        if context.parse.tags[context.group(site.first).head].mood == "Imp":
            return True
    if not context.at(first).infinitive:
        return False
    for index in range(first - 1, max(-1, first - 8), -1):
        if context.plain(index) in ("je", "nous", "-moi"):
            return True
        if context.strong_before(index + 1):
            break
    return False


# The singular imperative looks like the present of a third person; the press says vous.
_IMPERATIVE = ("ez", "ons", "tes")


def own_word(site: Site) -> bool:
    """Whether the author speaks for himself, outside quotation marks."""
    return speaker(site) and not site.context.quoted[site.first]


def echoed(site: Site) -> bool:
    """*Comme l’a dit X*; *X le rappelle*: content named by le, or pointed at by comme."""
    context = site.context
    first, last = words_of_group(site)
    if not context.at(first).finite:
        return False
    if any(context.plain(index) == "comme" for index in range(max(0, first - 4), first)):
        return True
    clitic = context.parse.forms[first - 1].lower() if first else ""
    return clitic in ("le", "l'", "l’") and not context.content(last) and context.plain(
        last + 1
    ) not in DETERMINERS and bool(context.at(first).finite)


def reports(site: Site) -> bool:
    """Whether a form of a verb of saying can report: finite, gerund or governed infinitive."""
    context = site.context
    if not context.is_verb(site.first):
        return False
    here = context.at(site.first)
    first, _ = words_of_group(site)
    if context.plain(first - 1) == "se" and here.lemmas & _NOT_REFLEXIVE and not incise(site):
        return False
    group = context.group(site.first)
    if group.passive:
        return context.subject(group.first, group.last).pronoun == "il" and context.content(group.last) == "que"
    if here.participle and not here.finite:
        return group.first != site.first
    head = context.at(first)
    if head.infinitive and not head.finite:
        return _governed(site, first)
    return True


def _governed(site: Site, first: int) -> bool:
    context = site.context
    for index in range(first - 1, max(-1, first - 5), -1):
        here = context.words[index]
        if here.lemmas & _GOVERNORS or here.plain in ("facile", "tentant"):
            return context.plain(index - 1) != "se"
        if not (here.adverb or here.plain in ("de", "à", "lui", "leur", "le", "me", "se", "y", "en")):
            return False
    return False


def has_content(site: Site) -> bool:
    """A clause, an infinitive, a question or quoted words after the verb."""
    _, last = words_of_group(site)
    context = site.context
    found = context.content(last)
    if found == "que" and restricted(context, words_of_group(site)[0], last):
        return False
    if found in ("quote", "colon", "que", "wh", "inf"):
        return True
    if context.at(site.first).lemmas & _TOLD_TO:
        # prévenir quelqu’un que: the noun phrase is whom one tells.
        near = range(last + 2, min(context.size, last + 9))
        return any(context.plain(at) == "que" and not context.comma_before(at) or context.gap(at).strip() == "" and context.plain(at) == "que" for at in near)
    return False


_TOLD_TO = frozenset("prévenir avertir informer aviser alerter".split())


# ---------------------------------------------------------------- saying


@rule("reporting.incise", "reportive", reason="an interpolated clause: dit-il, note le journal", source="codebook")
def _incise(site: Site) -> bool:
    return reports(site) and incise(site) and not speaker(site)


@rule("reporting.author", NOTHING, reason="je dis que, nous rappelons que: the author’s own word", source="codebook")
def _author(site: Site) -> bool:
    return reports(site) and own_word(site)


@rule("reporting.echo", "reportive", reason="comme l’a dit X, X le rappelle: the word of another", source="codebook")
def _echo(site: Site) -> bool:
    return reports(site) and echoed(site)


@rule("reporting.content", "reportive", reason="a clause, an infinitive, a question or a quotation follows", source="codebook")
def _content(site: Site) -> bool:
    return reports(site) and has_content(site)


@rule("reporting.bare", NOTHING, reason="a noun phrase is no reported content; a noun or adjective is no verb", source="codebook")
def _bare(site: Site) -> bool:
    return True


@rule("dire.idiom", NOTHING, reason="pour ne pas dire, il faut dire, on peut dire: said of nobody", source="codebook")
def _dire_idiom(site: Site) -> bool:
    context = site.context
    if not context.at(site.first).infinitive:
        return False
    before = {context.plain(site.first - k) for k in (1, 2, 3)}
    return bool(before & {"pour", "faut", "doit", "vouloir", "veut", "sans", "on", "-on", "autant"})


@rule("dire.incise", "reportive", reason="an interpolated clause: dit-il", source="codebook")
def _dire_incise(site: Site) -> bool:
    return reports(site) and incise(site) and not speaker(site)


@rule("dire.author", NOTHING, reason="je dis que: the author’s own word", source="codebook")
def _dire_author(site: Site) -> bool:
    return reports(site) and own_word(site)


@rule("dire.said", "reportive", reason="a clause, an infinitive, a question or a quotation follows", source="codebook")
def _dire_said(site: Site) -> bool:
    context = site.context
    if not reports(site):
        return False
    if context.plain(words_of_group(site)[0] - 1) == "se":
        return context.content(words_of_group(site)[1]) != "que"
    before = context.plain(context.before_clitics(site.first))
    asks = context.content(words_of_group(site)[1]) == "wh"
    return (echoed(site) or has_content(site)) and not asks or before == "qui" and has_content(site) and not asks


@rule("dire.bare", NOTHING, reason="dire with a noun phrase or nothing after it", source="codebook")
def _dire_bare(site: Site) -> bool:
    return True


@rule("poursuivre.incise", "reportive", reason="poursuivre, glisser … say something only in an interpolated clause")
def _poursuivre_incise(site: Site) -> bool:
    context = site.context
    if not reports(site) or speaker(site):
        return False
    _, last = words_of_group(site)
    return incise(site) or context.content(last) == "colon"


@rule("proposer.said", "reportive", reason="proposer de, que: what another proposes", source="codebook")
def _proposer_said(site: Site) -> bool:
    context = site.context
    first, last = words_of_group(site)
    if not reports(site) or own_word(site) or context.plain(first - 1) == "se":
        return False
    if context.at(first).infinitive:
        return False
    return context.content(last) in ("de", "que", "quote", "colon") or incise(site, strict=True)


# ---------------------------------------------------------------- judging and believing


@rule("judging.opinion", "probable", reason="j’estime que: the author’s opinion", source="codebook", strength="probable")
def _judging_opinion(site: Site) -> bool:
    context = site.context
    _, last = words_of_group(site)
    return context.is_verb(site.first) and speaker(site) and context.content(last) in ("que", "inf")


@rule("judging.incise", "reportive", reason="an interpolated clause: estime le journal", source="codebook")
def _judging_incise(site: Site) -> bool:
    return reports(site) and incise(site)


@rule("judging.content", "reportive", reason="estime que: the judgement of another", source="codebook")
def _judging_content(site: Site) -> bool:
    if not reports(site) or speaker(site):
        return False
    return has_content(site) or echoed(site) or _as_something(site)


def _as_something(site: Site) -> bool:
    """*Considère X comme Y*, *estime à 3 %*."""
    context = site.context
    _, last = words_of_group(site)
    if context.plain(last + 1) == "à" and context.at(last + 2).number:
        return True
    return any(context.plain(at) == "comme" and not context.strong_before(at) for at in range(last + 1, last + 9))


@rule("judging.passive", "reportive", reason="est estimé à, jugé dangereux: someone’s judgement", source="codebook")
def _judging_passive(site: Site) -> bool:
    context = site.context
    here = context.at(site.first)
    group = context.group(site.first)
    if "juger" in here.lemmas and context.plain(site.last + 1) in ("en", "par", "pour", "à", "le", "la"):
        return False
    return here.participle and (group.passive or (group.first == site.first and not here.finite))


@rule("trouver.opinion", "probable", reason="je trouve que: the author’s opinion", source="codebook", strength="probable")
def _trouver_opinion(site: Site) -> bool:
    after = site.context.plain(words_of_group(site)[1] + 1)
    return site.context.is_verb(site.first) and speaker(site) and after == "que"


@rule("trouver.judgement", "reportive", reason="trouve que: the judgement of another", source="codebook")
def _trouver_judgement(site: Site) -> bool:
    after = site.context.plain(words_of_group(site)[1] + 1)
    reflexive = site.context.plain(words_of_group(site)[0] - 1) == "se"
    return reports(site) and not speaker(site) and after == "que" and not reflexive


@rule("opinion.think_of", NOTHING, reason="penser à, croire en: an object of thought, no opinion")
def _think_of(site: Site) -> bool:
    context = site.context
    _, last = words_of_group(site)
    after = context.plain(last + 1)
    return after in ("à", "aux", "en", "au") and context.content(last) not in ("que", "inf")


@rule("opinion.belief", KEEP, reason="croire, penser + que or infinitive: held, not known", source="codebook")
def _belief(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first):
        return False
    first, last = words_of_group(site)
    if context.content(last) in ("que", "inf", "quote") or incise(site):
        return True
    return context.plain(first - 1) == "y" or context.plain(first - 1) == "le"


# ---------------------------------------------------------------- showing


def data_subject(site: Site) -> bool:
    """Whether the subject is data or a fact, not a person or paper."""
    context = site.context
    first, last = words_of_group(site)
    subject = context.subject(first, last)
    if subject.pronoun in ("cela", "ça", "ceci", "ce"):
        return True
    if subject.first < 0:
        return False
    return any(context.plain(index) in _DATA for index in range(subject.first, subject.last + 1))


@rule("evidence.incise", "reportive", reason="an interpolated clause: démontre le journal; comme l’a montré", source="codebook")
def _evidence_incise(site: Site) -> bool:
    return reports(site) and incise(site, strict=True)


@rule("evidence.data", KEEP, reason="with a clause after: inferred from what shows it", source="codebook")
def _evidence_data(site: Site) -> bool:
    context = site.context
    _, last = words_of_group(site)
    found = context.content(last) in ("que", "wh", "quote") or (_comme(site))
    return context.is_verb(site.first) and found and not speaker(site)


def _comme(site: Site) -> bool:
    first, _ = words_of_group(site)
    return "comme" in (site.context.plain(first - 1), site.context.plain(first - 2))


@rule("indicate.data", "inferential", reason="with data or facts as subject: inferred", source="codebook")
def _indicate_data(site: Site) -> bool:
    return reports(site) and data_subject(site) and not incise(site) and not echoed(site) and has_content(site)


@rule("indicate.said", "reportive", reason="with a person or text as subject: said", source="codebook")
def _indicate_said(site: Site) -> bool:
    return reports(site) and not own_word(site) and (incise(site) or echoed(site) or has_content(site))


@rule("confirm.data", "certain", reason="with data or facts as subject: proved", source="codebook", strength="certain")
def _confirm_data(site: Site) -> bool:
    return reports(site) and data_subject(site) and not incise(site) and has_content(site)


@rule("confirm.said", "reportive", reason="with a person or text as subject: said", source="codebook")
def _confirm_said(site: Site) -> bool:
    return _indicate_said(site)


@rule("suggest.said", "reportive", reason="interpolated, or of a person: a proposal made", source="codebook")
def _suggest_said(site: Site) -> bool:
    context = site.context
    _, last = words_of_group(site)
    if not reports(site) or own_word(site):
        return False
    if incise(site) or context.content(last) in ("de", "quote", "colon"):
        return True
    person = not data_subject(site) and not context.at(site.first).gerund
    return context.content(last) == "que" and person


@rule("suggest.data", "inferential", reason="of data: an inference is offered", source="codebook")
def _suggest_data(site: Site) -> bool:
    _, last = words_of_group(site)
    return site.context.is_verb(site.first) and site.context.content(last) == "que" and not own_word(site)


# ---------------------------------------------------------------- asking


@rule("demander.floor", NOTHING, reason="demander la parole, se demander; a noun: no demand")
def _demander_floor(site: Site) -> bool:
    context = site.context
    first, last = words_of_group(site)
    if not context.is_verb(site.first):
        return True
    return context.plain(last + 2) == "parole" or context.plain(first - 1) == "se"


@rule("demander.question", "reportive", reason="demander pourquoi, si: a question put", source="codebook")
def _demander_question(site: Site) -> bool:
    context = site.context
    _, last = words_of_group(site)
    if not reports(site) or own_word(site):
        return False
    if context.content(last) == "quote":
        # demande “de renforcer”, “la démission”: quoted words of a demand.
        opened = next(at for at in range(last + 1, context.size) if context.opens_quotation(at))
        return context.plain(opened) not in ("de", "que") and context.plain(opened) not in DETERMINERS
    return context.content(last) == "wh" or incise(site, strict=True)


@rule("demander.demand", "deontic", reason="demander de, que, or a noun: a demand", source="codebook")
def _demander_demand(site: Site) -> bool:
    context = site.context
    here = context.at(site.first)
    if here.infinitive and not here.finite:
        _, last = words_of_group(site)
        return context.content(last) in ("que", "de")
    return True
