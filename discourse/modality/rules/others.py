"""Attribution, certainty, appearance, intention, concession, degree."""

from __future__ import annotations

from discourse.modality.attribution import CRITERIA
from discourse.modality.cascade import KEEP, NOTHING, Site, rule
from discourse.modality.conditions import is_negated
from discourse.modality.context import DETERMINERS
from discourse.modality.negation import negated_word

_ME = frozenset("moi nous".split())
@rule("selon.self", "probable", reason="selon moi: the author’s opinion", source="codebook")
def _selon_self(site: Site) -> bool:
    return site.context.plain(site.last + 1) in _ME


@rule("selon.depending", NOTHING, reason="depending on: selon les cas, selon que", source="codebook")
def _selon_depending(site: Site) -> bool:
    context = site.context
    if context.plain(site.last + 1) in ("que", "qu'"):
        return True
    return any(context.plain(site.last + k) in CRITERIA for k in (1, 2))


@rule("selon.source", "reportive", reason="according to a person, a paper, a text", source="codebook")
def _selon_source(site: Site) -> bool:
    return True


@rule("dapres.temporal", NOTHING, reason="d’après: after, of the following day", source="codebook")
def _dapres_temporal(site: Site) -> bool:
    context = site.context
    before = context.plain(site.first - 1)
    return before in ("jour", "année", "jours", "mois", "semaine", "fois", "soir", "matin") or (
        site.last + 1 >= context.size or not context.gap(site.last + 1).isspace()
    )


@rule("dapres.self", "probable", reason="d’après moi: the author’s opinion", source="codebook")
def _dapres_self(site: Site) -> bool:
    return site.context.plain(site.last + 1) in _ME


@rule("dapres.source", "reportive", reason="according to", source="codebook")
def _dapres_source(site: Site) -> bool:
    return True


@rule("pour.self", "probable", reason="pour moi, pour ma part: the author’s view", source="own")
def _pour_self(site: Site) -> bool:
    context = site.context
    return (
        context.plain(site.last + 1) == "moi"
        and context.comma_before(site.first)
        and context.comma_before(site.last + 2)
    )


@rule("pour.source", "reportive", reason="pour X, at the head of a clause: in the view of a person or paper", source="own")
def _pour_source(site: Site) -> bool:
    context = site.context
    if not (context.strong_before(site.first) or context.plain(site.first - 1) in ("mais", "que", "car") or (context.comma_before(site.first))):
        return False
    after = context.at(site.last + 1)
    if after.infinitive or after.number or context.infinitive_after(site.last)[0]:
        return False
    if after.plain == "qui":
        return True
    # A name or a person noun, then a comma within a few words and a clause after it.
    named = _is_name(site, site.last + 1) or (after.plain in ("le", "la", "l'", "les") and context.at(site.last + 2).capital) or any(
        context.plain(site.last + k) in _PERSONS for k in (1, 2, 3)
    )
    if not named:
        return False
    return any("," in context.gap(at) or ":" in context.gap(at) for at in range(site.last + 2, min(context.size, site.last + 14)))


def _is_name(site: Site, at: int) -> bool:
    context = site.context
    return context.at(at).capital and (context.at(at + 1).capital or context.comma_before(at + 1) and at + 1 < context.size)


_PERSONS = frozenset(
    """quotidien journal hebdomadaire magazine ministre président présidente analyste
    analystes expert experts experte économiste économistes observateurs observateur diplomates député
    députés éditorialiste chercheur chercheurs historien politologue politologues sociologue écrivain
    auteur auteurs site presse opposition commission syndicats syndicat critiques eurodéputé avocat
    procureur directeur directrice patron chef porte-parole responsables responsable spécialistes
    spécialiste militants associations politique journaliste chroniqueur correspondant philosophe""".split()
)


@rule("doubt.denied", "certain", reason="sans aucun doute, nul doute: no doubt is left", source="dendale2025")
def _doubt_denied(site: Site) -> bool:
    return "aucun" in site.entry.pattern or "nul" in site.entry.pattern


@rule("doubt.concessive", "concessive", reason="sans doute …, mais: granted before it is opposed", source="rossari2016")
def _doubt_concessive(site: Site) -> bool:
    return granted(site)


@rule("doubt.probable", "probable", reason="sans doute: probably", source="dendale2025")
def _doubt_probable(site: Site) -> bool:
    return True


def granted(site: Site) -> bool:
    """A hedge or booster at the head of a clause that *mais* opposes at once."""
    context = site.context
    if not (site.first <= 3 or context.strong_before(site.first)):
        return False
    for index in range(site.last + 1, min(context.size, site.last + 14)):
        if context.strong_before(index):
            return False
        if context.plain(index) == "mais":
            return "," in context.gap(index) or context.gap(index).strip() == ""
    return False


@rule("hedge.concessive", "concessive", reason="peut-être …, mais: granted before it is opposed", source="rossari2016")
def _hedge_concessive(site: Site) -> bool:
    context = site.context
    return site.first == 0 and granted(site) and not context.quoted[site.first]


@rule("hedge.plain", KEEP, reason="otherwise the hedge of the lexicon")
def _hedge_plain(site: Site) -> bool:
    return True


@rule("booster.necessity", "possible", reason="pas nécessairement: what need not be is left open", source="codebook")
def _booster_necessity(site: Site) -> bool:
    name = site.context.plain(site.first)
    return name in ("nécessairement", "forcément", "obligatoirement", "certain", "sûr") and negated_word(site.context, site.first)


@rule("booster.negated", "approximator", reason="pas vraiment, jamais totalement: a negated booster hedges", source="codebook")
def _booster_negated(site: Site) -> bool:
    return negated_word(site.context, site.first) and site.context.plain(site.first - 1) in ("pas", "plus", "jamais", "sans", "guère", "non")


@rule("booster.concessive", "concessive", reason="bien sûr …, mais: granted before it is opposed", source="rossari2016")
def _booster_concessive(site: Site) -> bool:
    return site.first <= 1 and granted(site)


@rule("booster.unasserted", NOTHING, reason="vraiment in a question, a condition, a purpose: nothing is asserted", source="codebook")
def _booster_unasserted(site: Site) -> bool:
    context = site.context
    if context.plain(site.first) not in ("vraiment", "réellement", "effectivement", "véritablement"):
        return False
    if context.parse.doc.text.startswith("?", context.parse.sentence.end - 1):
        return True
    tags = context.parse.tags
    if any(tags[at].mood == "Sub" for at in range(max(0, site.first - 2), min(context.size, site.first + 2))):
        return True
    for index in range(site.first - 1, -1, -1):
        if context.words[index].folded in ("si", "s'") and context.plain(index - 1) != "même":
            return True
        if context.strong_before(index):
            break
    near = [context.at(site.first - 1), context.at(site.first + 1)]
    if any(here.infinitive and not here.finite for here in near):
        return any(context.plain(site.first - k) in ("pour", "de", "afin", "à") for k in (1, 2, 3))
    return False


@rule("booster.insists", KEEP, reason="otherwise it insists", source="hyland2005")
def _booster_insists(site: Site) -> bool:
    return True


@rule("certain.quantity", NOTHING, reason="certains pays, un certain temps: some", source="codebook")
def _certain_quantity(site: Site) -> bool:
    context = site.context
    here = context.plain(site.first)
    if here in ("certains", "certaines") and not _attribute(site):
        return True
    return not _attribute(site)


@rule("certain.open", "possible", reason="pas certain, pas sûr: it is left open", source="codebook")
def _certain_open(site: Site) -> bool:
    return is_negated(site)


@rule("certain.sure", "certain", reason="être certain, sûr que", source="codebook", strength="certain")
def _certain_sure(site: Site) -> bool:
    return True


def _attribute(site: Site) -> bool:
    context = site.context
    for at in range(site.first - 1, max(-1, site.first - 6), -1):
        here = context.words[at]
        if here.lemmas & {"être", "sembler", "paraître", "demeurer", "rester", "tenir", "devenir"}:
            return True
        if not (here.adverb or here.folded.startswith("-") or here.plain in ("pas", "plus", "si", "aussi", "en", "très")):
            break
    after = context.plain(site.last + 1)
    return context.comma_before(site.first) and after in ("que", "de") and site.first == 0


@rule("mais.additive", NOTHING, reason="non seulement … mais, mais aussi: it adds", source="codebook")
def _mais_additive(site: Site) -> bool:
    context = site.context
    after = context.plain(site.last + 1)
    if after in ("aussi", "également", "encore", "surtout") and site.first > 0:
        if after != "surtout" or _earlier(site, "seulement"):
            return True
    return _earlier(site, "seulement") and any(
        context.plain(k) in ("non", "pas", "pas") for k in range(0, site.first)
    )


def _earlier(site: Site, name: str) -> bool:
    return any(site.context.plain(k) == name for k in range(max(0, site.first - 40), site.first))


@rule("mais.corrective", NOTHING, reason="non pas A mais B: a correction, nothing is granted", source="lexconn2012")
def _mais_corrective(site: Site) -> bool:
    context = site.context
    for k in range(max(0, site.first - 12), site.first):
        if context.plain(k) == "non" and context.plain(k + 1) in ("pas", "plus", "point") :
            return True
    return False


@rule("mais.opposes", "concessive", reason="otherwise mais opposes", source="lexconn2012")
def _mais_opposes(site: Site) -> bool:
    return True


@rule("alors.contrast", "concessive", reason="alors que after a clause or with a second subject: contrast", source="codebook")
def _alors_contrast(site: Site) -> bool:
    context = site.context
    words = {here.plain for here in context.words}
    if site.first == 0:
        # Temporal at the head (alors que le scrutin approche), unless the main clause opposes.
        return bool(words & {"pourtant", "plutôt", "lui", "elle-même", "pas", "n'y", "seulement", "toujours"}) and "ne" in words
    if _backdrop(site):
        return False
    return "," in context.gap(site.first) or _has_negation_or_contrast(site)


def _backdrop(site: Site) -> bool:
    """Imperfect after *alors que* beside a perfect or simple past before it: the time of an event."""
    context = site.context
    tags = context.parse.tags
    inside = next((at for at in range(site.last + 1, context.size) if context.words[at].finite and context.is_verb(at)), -1)
    if inside < 0 or tags[inside].tense != "Imp":
        return False
    for at in range(site.first - 1, -1, -1):
        here = context.words[at]
        if here.participle and context.compound(at):
            return True
        if here.finite and context.is_verb(at) and tags[at].tense == "Past":
            return True
    return False


def _has_negation_or_contrast(site: Site) -> bool:
    words = {here.plain for here in site.context.words[site.last + 1 :]}
    return bool(words & {"ne", "seulement", "lui", "même", "pourtant"})


@rule("alors.temporal", NOTHING, reason="at the time when", source="codebook")
def _alors_temporal(site: Site) -> bool:
    return True


@rule("entendre.intend", "bouletic", reason="entend + infinitive, with a subject that wills", source="codebook")
def _entendre_intend(site: Site) -> bool:
    context = site.context
    link, at = context.infinitive_after(site.last)
    if link != "inf" or not context.is_verb(site.first):
        return False
    here = context.at(site.first)
    if not (here.finite or here.gerund) or context.compound(site.first):
        return False
    return context.plain(at) not in ("dire", "parler") and site.context.plain(site.first - 1) not in ("se",)


@rule("apparaitre.seems", "inferential", reason="apparaître comme, que, + adjective: it seems", source="codebook")
def _apparaitre_seems(site: Site) -> bool:
    context = site.context
    group = context.group(site.first)
    if not context.is_verb(site.first):
        return False
    if any(context.plain(at) == "comme" for at in range(group.last + 1, group.last + 8)):
        return True
    if context.subject(group.first, group.last).pronoun == "il" and context.content(group.last) in ("que", "de"):
        return True
    if context.plain(group.last + 1) in ("utile", "clair", "nécessaire", "évident", "difficile", "possible"):
        return True
    if context.content(group.last) == "que" and context.subject(group.first, group.last).pronoun in ("il", "ce", "cela"):
        return True
    return context.plain(group.first - 1) in ("me", "nous", "lui") and not context.compound(site.first)


@rule("apparaitre.appears", NOTHING, reason="to come into view, to be published", source="codebook")
def _apparaitre_appears(site: Site) -> bool:
    return True


@rule("paraitre.hearsay", "reportive", reason="il paraît que: it is said", source="own")
def _paraitre_hearsay(site: Site) -> bool:
    context = site.context
    return (
        context.at(site.first).finite
        and context.plain(site.first - 1) == "il"
        and context.plain(site.last + 1) in ("que", "paraît-il")
    ) or (context.plain(site.last + 1) in ("-t-il", "-il") and context.comma_before(site.first))


@rule("paraitre.published", NOTHING, reason="paru dans, paraît en mars: published", source="codebook")
def _paraitre_published(site: Site) -> bool:
    context = site.context
    here = context.at(site.first)
    if not context.is_verb(site.first):
        return True
    if here.plain in ("paru", "parue", "parus", "parues") and context.plain(site.first - 1) not in ("a", "ont", "avait", "ait"):
        return True
    after = context.plain(site.last + 1)
    return after in ("dans", "en", "chez", "aux", "au", "le", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "demain", "sur", "aujourd'hui", "")


@rule("paraitre.seems", "inferential", reason="otherwise it seems", source="codebook")
def _paraitre_seems(site: Site) -> bool:
    return True


@rule("vouloir.mean", NOTHING, reason="vouloir dire: to mean; vouloir bien", source="codebook")
def _vouloir_mean(site: Site) -> bool:
    context = site.context
    if not context.is_verb(site.first):
        return True
    if context.plain(site.last + 1) == "dire":
        return context.subject(*context.group(site.first)[:2]).pronoun in ("ce", "cela", "ça", "qui")
    return False


@rule("vouloir.request", "deontic", reason="veuillez: a request")
def _vouloir_request(site: Site) -> bool:
    return site.context.plain(site.first) in ("veuillez",)


@rule("vouloir.will", "bouletic", reason="otherwise will", source="codebook")
def _vouloir_will(site: Site) -> bool:
    return True


@rule("quelque.number", "approximator", reason="quelque 300: about", source="codebook")
def _quelque_number(site: Site) -> bool:
    return site.context.at(site.last + 1).number
