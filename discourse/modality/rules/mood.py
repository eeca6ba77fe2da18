"""The conditional, and *si*: what is put under a condition."""

from __future__ import annotations

from discourse.modality.cascade import NOTHING, Site, rule
from discourse.modality.attribution import CRITERIA
from discourse.modality.context import DETERMINERS, SUBJECTS, Context

_SAYING = frozenset(
    """dire affirmer annoncer déclarer assurer expliquer estimer penser croire promettre prévoir
    espérer savoir indiquer préciser ajouter répéter répondre jurer garantir prédire attendre
    imaginer supposer confirmer souligner rappeler soutenir prétendre décider demander ignorer
    comprendre craindre prévenir avertir convenir convaincre juger considérer conclure répliquer
    rapporter révéler reconnaître admettre écrire apprendre voir trouver sembler vouloir""".split()
)
_QUESTIONS = frozenset("savoir demander ignorer dire question voir décider".split())
_SOURCES = frozenset("selon".split())
_CONDITION_WORDS = frozenset("sans sinon autrement imaginons supposons moyennant hypothèse".split())
_CONDITION_OPENERS = frozenset({"si", "s'"})


def has_condition(context: Context) -> bool:
    """Whether the sentence has a *si* that puts a condition, or its like (cas où, à moins)."""
    for index, here in enumerate(context.words):
        if here.folded in ("si", "s'") and is_condition(context, index):
            return True
        if here.folded in ("cas", "condition", "moins") and context.plain(index + 1) in ("où", "que", "de"):
            if context.plain(index - 1) in ("à", "au", "dans", "le"):
                return True
    return False


def is_condition(context: Context, index: int) -> bool:
    """Whether *si* or *s’* opens a clause that is neither a question nor a degree."""
    if context.words[index].folded == "s'":
        if context.plain(index + 1) not in ("il", "ils"):
            return False
    elif _is_degree(context, index):
        return False
    return not is_question(context, index)


def _is_degree(context: Context, index: int) -> bool:
    """*si* before an adjective or adverb (si grave, si bien que), or yes: no verb of its own."""
    after = context.at(index + 1)
    if not _finite_after(context, index):
        return True
    if context.comma_before(index + 1) and index + 1 < context.size and "," in context.gap(index + 1):
        return context.plain(index + 2) == ""
    if after.plain in ("bien", "peu", "longtemps", "souvent", "tôt", "tard", "loin"):
        return True
    if after.plain in ("possible", "nécessaire", "besoin"):
        return False
    before = context.at(index - 1)
    if not context.comma_before(index) and not before.verbs and not before.adverb:
        # une ville si belle: after a noun, before what opens no clause.
        opens = after.plain in DETERMINERS | SUBJECTS | _OPEN_PRONOUNS or after.capital
        if not opens and not after.number and before.plain not in _BEFORE_CONDITION:
            return True
    if (before.lemmas & {"être", "rester", "sembler"} or before.plain in ("pas", "un", "une", "de", "des", "aussi")) and not context.comma_before(index):
        return not (after.plain in ("le", "la", "les", "on", "un", "une", "elle", "elles", "je", "nous", "vous", "tu", "ce", "cela"))
    return False


def _finite_after(context: Context, index: int) -> bool:
    """Whether a finite verb follows; parentheses and interpolations may part it from *si*."""
    for at in range(index + 1, min(context.size, index + 30)):
        if context.strong_before(at) and not {"(", ")", "[", "]"} & set(context.gap(at)):
            return False
        if context.words[at].finite and context.is_verb(at):
            return True
        if "," in context.gap(at) and index + 1 < at and context.at(index + 1).verbs == () and not context.comma_before(index + 1):
            if context.plain(index + 1) not in DETERMINERS | SUBJECTS:
                return False
    return False


_QUESTION_GOVERNORS = frozenset(
    """savoir demander ignorer vérifier déterminer examiner voir décider interroger évaluer juger
    étudier discuter dire préciser comprendre apprécier deviner regarder tester douter""".split()
)
_OPEN_PRONOUNS = frozenset(
    "tout tous chacun personne rien quelqu'un beaucoup plusieurs ceux celui celles toutes de en par "
    "possible nécessaire besoin jamais après pour dans d'ici à".split()
)
_BEFORE_CONDITION = frozenset("que et ou mais même sauf comme car surtout seulement or là".split())
_ASKING = frozenset("demander interroger".split())
_QUESTION_NOUNS = frozenset("question doute débat".split())


def is_question(context: Context, index: int) -> bool:
    """*si* after a verb or noun of asking (savoir si, se demander si): an indirect question."""
    before = context.plain(index - 1)
    if before in ("et", "ou") or (index > 0 and "," in context.gap(index)):
        for other in range(index - 2, 0, -1):
            # …, et si: asked like the si before it.
            if context.words[other].folded in ("si", "s'"):
                return is_question(context, other)
    for back in range(1, 12):
        at = index - back
        if at < 0 or context.strong_before(at + 1) or "," in context.gap(at + 1):
            return False
        here = context.at(at)
        if here.lemmas & (_QUESTION_GOVERNORS if back < 5 else _ASKING) or (
            back < 5 and here.plain in _QUESTION_NOUNS
        ):
            return True
        if here.finite and context.is_verb(at) and back > 1:
            return False
    return False


def future_in_the_past(site: Site) -> bool:
    """A conditional under a past verb of saying or thinking + *que* (or *si* asked): a future."""
    context = site.context
    group = context.group(site.first)
    for index in range(group.first - 1, 0, -1):
        here = context.words[index]
        if here.plain not in _OPENERS and here.folded != "s'":
            continue
        if here.plain in ("qui", "dont", "où"):
            return False
        if here.plain == "que" and _said_before(context, index):
            return True
        if here.plain in _INTERROGATIVE and index > 0 and _asks_before(context, index):
            return True
        if here.folded in ("si", "s'") and is_question(context, index) and _past_near(context, index):
            return True
    return False


_INTERROGATIVE = frozenset("quel quelle quels quelles comment pourquoi quand combien".split())
_OPENERS = _INTERROGATIVE | frozenset("que si dont qui où".split())


def _asks_before(context: Context, index: int) -> bool:
    """A past verb of asking or knowing before an interrogative (ne savions pas à quel)."""
    return any(
        context.at(at).lemmas & _QUESTION_GOVERNORS and _is_past(context, at)
        for at in range(max(0, index - 5), index)
        if context.is_verb(at)
    )


def _said_before(context: Context, que: int) -> bool:
    """Whether a verb of saying or thinking in a past tense governs *que*."""
    for index in range(que - 1, max(-1, que - 14), -1):
        here = context.words[index]
        if here.lemmas & _SAYING and context.is_verb(index):
            return _is_past(context, index)
        if here.plain in _SAYING_NOUNS:
            return any(word.past or word.participle for word in context.words)
        if here.finite and not here.participle and context.is_verb(index) and not here.lemmas & {"être", "avoir"}:
            return False
    return False


_SAYING_NOUNS = frozenset("promesse annonce assurance garantie conviction crainte espoir".split())


def _is_past(context: Context, index: int) -> bool:
    here = context.words[index]
    if here.gerund or (here.infinitive and not here.finite):
        # En annonçant que, tentait de convaincre que: the tense of the finite verb around.
        return any(context.at(at).past and context.is_verb(at) or (context.at(at).participle and context.compound(at)) for at in range(0, min(context.size, index + 30)) if at != index)
    if here.participle and context.compound(index):
        return not context.at(context.group(index).head).conditional
    return here.past and not any(verb.tense == "Pres" and verb.form == "Fin" and verb.mood == "Ind" for verb in here.verbs)


def _past_near(context: Context, index: int) -> bool:
    return any(
        _is_past(context, at) or (context.at(at).past)
        for at in range(max(0, index - 8), index)
        if context.at(at).verbs and context.is_verb(at)
    )


def has_source(context: Context) -> bool:
    for index, here in enumerate(context.words):
        if here.plain == "selon" and context.plain(index + 1) not in ("moi", "nous", "que"):
            return not any(context.plain(index + k) in CRITERIA for k in (1, 2))
        if here.plain == "de" and context.plain(index + 1) == "après":
            return True
        if here.plain == "croire" and context.plain(index - 1) == "en" and context.plain(index - 2) in ("à", "le"):
            return True
    return False


def _is_perfect(site: Site) -> bool:
    """A past conditional: auxiliary in the conditional, then a participle."""
    context = site.context
    here = context.at(site.first)
    if not here.lemmas & {"avoir", "être"}:
        return False
    for index in range(site.first + 1, min(context.size, site.first + 6)):
        after = context.words[index]
        if after.participle:
            return "avoir" in here.lemmas or not (after.lemmas & {"être"} )
        if not (after.adverb or after.folded.startswith("-")):
            return False
    return False


def _accomplished(site: Site) -> bool:
    """A perfect that tells of a past event: avoir + participle, or être + verb of motion."""
    context = site.context
    here = context.at(site.first)
    if "avoir" in here.lemmas:
        return _is_perfect(site)
    for index in range(site.first + 1, min(context.size, site.first + 6)):
        after = context.words[index]
        if after.participle:
            reflexive = "se" in (context.plain(site.first - 1), context.plain(site.first - 2))
            return bool(after.lemmas & _ETRE_VERBS) or reflexive
        if not (after.adverb or after.folded.startswith("-")):
            return False
    return False


_ETRE_VERBS = frozenset(
    """aller venir arriver partir entrer sortir mourir naître devenir rester tomber revenir parvenir
    intervenir décéder survenir retourner rentrer remonter monter descendre""".split()
)


@rule(
    "conditional.future_in_the_past",
    NOTHING,
    reason="after a past verb of saying or thinking + que: a future seen from the past",
    source="codebook",
)
def _fip(site: Site) -> bool:
    return not has_condition(site.context) and not _accomplished(site) and future_in_the_past(site)


@rule("conditional.consequence", "hypothetical", reason="under si, sans, en cas de: a consequence", source="codebook")
def _consequence(site: Site) -> bool:
    return has_condition(site.context) or any(
        here.plain in _CONDITION_WORDS for here in site.context.words
    ) and not has_source(site.context)


@rule(
    "conditional.reported",
    "reportive",
    reason="with a source named, or of an accomplished event without a condition: a report",
    source="kronning2002",
)
def _reported(site: Site) -> bool:
    context = site.context
    if any(context.plain(site.first + k) == "mieux" for k in (1, 2, 3)):
        return False
    return has_source(context) or _accomplished(site)


@rule(
    "conditional.hearsay",
    "reportive",
    reason="il s’agirait de; a bare conditional with a figure: told on hearsay",
    source="kronning2002",
)
def _hearsay(site: Site) -> bool:
    context = site.context
    if _personal(context, site.first):
        return False
    if _stated_of_someone(context, site.first):
        return True
    if "agir" in context.at(site.first).lemmas and context.plain(site.first - 1) == "se":
        return context.plain(site.first - 2) in ("il", "ne")
    if context.plain(context.before_clitics(site.first)) in ("qui", "que"):
        return False
    return any(context.at(site.first + k).number and not context.strong_before(site.first + k) for k in (1, 2, 3, 4))


# States that a report gives a person or thing; what causes or would be good is imagined instead.
_STATES = frozenset(
    """appartenir compter détenir disposer vivre habiter travailler figurer posséder souffrir
    résider trouver provenir dater remonter être avoir préparer""".split()
)
_VALUED = frozenset(
    """erreur trop mieux bon bonne utile préférable souhaitable possible impossible difficile
    facile important importante nécessaire absurde idéal logique inutile dangereux dommage ravi
    prêt heureux meilleur meilleure plus pire suffisant suffisante bienvenu temps signe signal
    catastrophe grave intéressant juste injuste sage fou capable incapable""".split()
)


def _stated_of_someone(context: Context, index: int) -> bool:
    """A present state told of a definite subject in a main clause, without judgement of value."""
    if not context.at(index).lemmas & _STATES:
        return False
    subject = context.subject(index, index)
    if subject.first < 0 or subject.pronoun not in ("", "il", "elle", "ils", "elles"):
        return False
    if context.plain(subject.first - 1) == "que":
        return False
    after = context.at(index + 1)
    if "être" in context.at(index).lemmas and (
        subject.pronoun == "il" or after.plain in ("un", "une") or _has_participle(context, index)
    ):
        return False
    if after.plain == "lieu":
        return False
    if any(context.plain(at) in _VALUED for at in range(index + 1, index + 7)):
        return False
    words = {here.plain for here in context.words}
    if words & {"je", "nous", "notre", "nos", "on", "mes", "mon", "ma"} or context.plain(index - 1) in ("ne",):
        return False
    opening = [context.plain(at) for at in range(subject.first, subject.last + 1)]
    if any(name in ("un", "une", "ce", "cet", "cette", "tel", "telle", "que", "si", "qui") for name in opening[:2]):
        return False
    return not any(context.at(at).infinitive for at in range(subject.first, subject.last + 1))


def _has_participle(context: Context, index: int) -> bool:
    """Whether a participle follows an auxiliary, perhaps after adverbs."""
    for at in range(index + 1, index + 5):
        if context.at(at).participle:
            return True
        if not context.at(at).adverb:
            return False
    return False


def _personal(context: Context, index: int) -> bool:
    return any(context.plain(at) in ("je", "nous", "on", "vous", "tu") for at in range(max(0, index - 4), index + 2))


@rule(
    "conditional.imagined",
    "hypothetical",
    reason="a bare conditional: a projected, wished-for or imagined state",
    source="codebook",
)
def _imagined(site: Site) -> bool:
    return True


@rule("si.question", NOTHING, reason="after savoir, demander, ignorer: an indirect question", source="codebook")
def _si_question(site: Site) -> bool:
    return is_question(site.context, site.first)


@rule("si.degree", NOTHING, reason="so: before an adjective or adverb; s’ the reflexive", source="codebook")
def _si_degree(site: Site) -> bool:
    context = site.context
    if context.words[site.first].folded == "s'":
        return context.plain(site.first + 1) not in ("il", "ils")
    return _is_degree(context, site.first)


@rule("si.cleft", NOTHING, reason="c’est grâce à lui si, ce n’est pas un hasard si: a cleft, no condition")
def _si_cleft(site: Site) -> bool:
    context = site.context
    for index in range(site.first - 1, max(-1, site.first - 8), -1):
        if context.comma_before(index + 1) and context.gap(index + 1).strip(" ’'"):
            return False
        if context.plain(index) == "ce":
            follows = {context.plain(index + 1), context.plain(index + 2)}
            return bool(follows & {"est", "était", "sera", "fut"})
    return False


@rule("si.factual", "concessive", reason="si A est vrai, c’est que B: the clause is granted", source="codebook")
def _si_factual(site: Site) -> bool:
    context = site.context
    comma = _apodosis(context, site.last)
    if comma < 0:
        return False
    follows = [context.plain(comma + k) for k in range(5)]
    if follows[0] == "ce" and follows[1] in ("est", "fut", "était"):
        return follows[2] in ("parce", "que", "pour", "à", "grâce", "avant", "aussi", "bien")
    if follows[:3] in (["il", "en", "est"], ["il", "en", "va"]) or follows[:5] == ["il", "ne", "en", "est", "pas"]:
        return True
    if follows[:4] == ["il", "y", "a", "une"]:
        return True
    rest = [context.plain(index) for index in range(comma, context.size)]
    if _OPPOSED.intersection(rest) and not _modal_after(context, comma):
        return True
    return _told(context, site.last + 1, comma) and _told(context, comma, context.size)


_OPPOSED = frozenset("toutefois cependant pourtant néanmoins".split())


def _apodosis(context: Context, index: int) -> int:
    """First word after the comma that closes a *si* clause; -1 without one."""
    seen = False
    for at in range(index + 1, context.size):
        if seen and "," in context.gap(at):
            return at
        if context.words[at].finite and context.is_verb(at):
            seen = True
    return -1


def _told(context: Context, start: int, stop: int) -> bool:
    """Whether the first verb of a stretch tells of a past event (perfect or simple past)."""
    for index in range(start, stop):
        here = context.words[index]
        if here.finite and context.is_verb(index):
            tag = context.parse.tags[index]
            if tag.tense == "Past":
                return True
            perfect = here.lemmas & {"avoir", "être"} and tag.tense == "Pres"
            return bool(perfect) and _is_perfect_at(context, index)
    return False


def _is_perfect_at(context: Context, index: int) -> bool:
    for at in range(index + 1, min(context.size, index + 6)):
        after = context.words[at]
        if after.participle:
            reflexive = context.plain(index - 1) == "se" or context.plain(index - 2) == "se"
            return "avoir" in context.at(index).lemmas or bool(after.lemmas & _ETRE_VERBS) or reflexive
        if not (after.adverb or after.folded.startswith("-")):
            return False
    return False


def _modal_after(context: Context, start: int) -> bool:
    return any(
        context.words[at].conditional or context.words[at].future for at in range(start, context.size)
    )


@rule("si.condition", "hypothetical", reason="otherwise a condition", source="codebook")
def _si_condition(site: Site) -> bool:
    return True
