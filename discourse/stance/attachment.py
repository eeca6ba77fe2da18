"""By which path of grammar an evaluation reaches a mention: of whom a good or bad thing is said.

A thing is said of a mention when the mention is the subject of the predicate that holds it, its
object, agent or beneficiary, or when one is the complement, epithet or apposition of the other.
What merely happens around a mention (time, place, topic, another's clause) is not said of it.
"""

from __future__ import annotations

from discourse.french.inversion import NO_SUBJECT
from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.french.persons import names_a_person
from discourse.french.subjects import subject_in
from discourse.polarity import Contribution
from discourse.reach import back
from discourse.stance.phrases import is_marked, leading, links, opens_clause
from discourse.stance.places import clause_number, groups_before, verb_of
from discourse.stance.projected import finite_of
from discourse.stance.targets import Mention
from discourse.word_classes import word_class

PATHS = {
    "attribute": 1.5,  # l’Europe est faible (.73)
    "patient": 1.0,  # on admire l’Europe; pour l’Europe (.55)
    "noun phrase": 1.0,  # la crise de l’Europe, l’Europe en ruine (.45)
    "predicate": 1.0,  # l’Europe échoue (.43)
    "content": 1.0,  # je regrette que l’Europe … (.35)
    "apposition": 0.5,  # l’Europe, affaiblie, … (.35)
    "agent": 0.5,  # la crise frappe l’Europe (.33)
    "object": 0.65,  # l’Europe traverse une crise (.28)
    "coordinate": 0.65,  # l’Europe hésite et échoue (.24)
    "relative": 0.6,  # l’Europe, qui échoue
    "clause": 0.4,  # the next clause, whose subject is no other noun (.25)
    "place": 0.4,  # un échec en Europe (.29)
    "aside": 0.3,  # avec l’Europe, la crise passe (.23)
    "elsewhere": 0.1,  # another's clause (.16)
    "topic": 0.05,  # l’Europe évoque la guerre (.17)
    "third": 0.05,  # les chômeurs européens
    "circumstance": 0.05,  # malgré la crise, l’Europe …; devant la Commission
}
"""Share of an evaluation that concerns a mention, by the path from the one to the other.

In parentheses: over 3,083 coded mentions of persons in European news, half the difference of the
mean coded attitude under a good and under a bad word on that path. The shares follow it in rough
steps and lie on a plateau: halving one of them lowers macro-F1 of that attitude by .006 at most,
and that of outlook towards Europe by .04 for object, .013 for patient, .008 for the others.
"""

_FAR = 60
"""Words beyond which no path is looked for."""


def attachment(parse: Parse, part: Contribution, mention: Mention) -> str:
    """The path, a key of `PATHS`, by which a contribution reaches a mention outside it."""
    after = part.first > mention.last
    low, high = (mention.last + 1, part.first) if after else (part.last + 1, mention.first)
    if high - low > _FAR:
        return "elsewhere"
    if _is_subject_matter(parse, part.first):
        # Le rapport sur la crise de l’Europe: the crisis is hers all the same.
        linking = word_class("genitive", parse.doc.lang)
        if after or low == high or not linking.issuperset(parse.folded[low:high]):
            return "topic"
    verb = parse.verb_at(part.first)
    begin, end = groups_before(parse, low - 1), groups_before(parse, high - 1)
    verbs = [one for one in parse.groups[begin:end] if one is not verb and one.form != "Part"]
    if verbs or opens_clause(parse, low, high):
        path = _across(parse, part, mention, verbs)
    elif verb is None or verb.form == "Part":
        path = _nominal(parse, part, mention, low, high)
        gerund = part.first > 0 and parse.folded[part.first - 1] == "en" and verb is not None
        if gerund and path == "apposition" and verb_of(parse, mention) is not None:
            path = "predicate"
    elif after:
        path = _of_verb(parse, part, mention, verb)
    elif is_marked(parse, low, high):
        path = "aside"
    else:
        link = links(parse, low, high)
        path = _by_link(link, "patient")
    if PATHS[path] <= PATHS["third"]:
        return path
    if path != "noun phrase" and (
        _around(parse, max(0, mention.first - _PHRASE), mention.first)
        or _around(parse, max(low if after else 0, part.first - _PHRASE), part.first)
    ):
        return "circumstance"
    return "third" if _is_third(parse, part, mention) else path


def _by_link(link: str, governed: str) -> str:
    """The path over a preposition: what it governs, a place, or a circumstance."""
    if not link or link in _GOVERNED:
        return governed
    return "place" if link in _PLACES else "circumstance"


_GOVERNED = frozenset({"", "par", "pour", "contre", "envers", "à", "au", "aux", "sans"})
_AIMS = frozenset({"en", "pour"})
_PLACES = frozenset({"avec", "en", "dans", "sur", "chez", "vers", "entre", "parmi", "sous"})


def _is_third(parse: Parse, part: Contribution, mention: Mention) -> bool:
    """Whether a mention only tells where someone comes from: *les retraités européens*.

    Or where a comparison holds: *le plus bel opéra d’Europe*.
    """
    lang = parse.doc.lang
    before = mention.first - 1
    if before < 0:
        return False
    persons = word_class("person_noun", lang)
    named = mention.kind in ("span", "name") and not mention.titular
    if named and _is_of_someone(parse, part, mention):
        return True
    if mention.kind == "adjective":
        noun = parse.tags[before]
        if parse.folded[before] in persons or noun.lemma in persons:
            return True
    elif parse.folded[before] in ("d'", "en") or (
        parse.folded[before] in word_class("article", lang)
        and before
        and parse.folded[before - 1] in ("de", "du", "d'")
    ):
        bare = parse.folded[before] in ("d'", "en")
        noun = parse.tags[before - 1 if bare else before - 2]
        born = parse.folded[before] != "en"
        if born and noun.lemma in persons and part.first != before - 1:
            return True
        if not bare:
            return False
    else:
        return False
    near = back(mention.first, _SUPERLATIVE)
    articles = word_class("definite_article", lang) | {"des", "du"}
    return any(
        parse.folded[at] in word_class("superlative", lang)
        and parse.folded[at - 1] in articles | word_class("cardinal", lang)
        for at in near
        if at
    )


_SUPERLATIVE = 7


def _is_of_someone(parse: Parse, part: Contribution, mention: Mention) -> bool:
    """Whether a mention tells who another is: *le neveu de Duval*, *un maire proche de Duval*.

    Not where that word evaluates itself (*le bourreau de Duval*), nor of a body or an office,
    which acts for it: *le gouvernement de Duval*.
    """
    lang = parse.doc.lang
    articles = word_class("definite_article", lang)
    link = mention.first - 1
    nearest = max(0, mention.first - _PHRASE)
    while link > nearest and not parse.gap(link + 1).strip():
        # The name may be longer, or have a title: du président Emmanuel Duval.
        word = parse.folded[link]
        if not (word in articles or parse.forms[link][0].isupper() or names_a_person(word)):
            break
        link -= 1
    if link < 1 or parse.folded[link] not in _RELATING or link < part.first < mention.first:
        return False
    if parse.folded[link - 1].removesuffix("s") in word_class("beside_someone", lang):
        return True
    title = link + 1 + (parse.folded[link + 1] in articles)
    if (title > link + 1 or parse.folded[link] == "du") and not (
        title < mention.first and names_a_person(parse.folded[title])
    ):
        # A body, for which its officers act, or another name: le journaliste du Monde Duval.
        return False
    head = _person_before(parse, link)
    return head is not None and head != part.first


def _person_before(parse: Parse, link: int) -> int | None:
    """The person whom *de* at a word tells more of: *le fils aîné de*, *le garde du corps de*."""
    if parse.folded[link] not in _OF:
        return None
    lang = parse.doc.lang
    stop = max(-1, link - _COMPOUND)
    for at in range(link - 1, stop, -1):
        word = parse.folded[at]
        if parse.verb_at(at) is not None or parse.gap(at + 1).strip():
            return None
        if word in _DEEDS or (at == link - 1 and word in word_class("collective", lang)):
            return None
        if names_a_person(word) or parse.tags[at].lemma in word_class("person_noun", lang):
            return at
        if word in word_class("determiner", lang) and word not in ("du", "la", "le", "l'"):
            return None
    return None


_COMPOUND = 4
_OF = ("de", "d'", "du")
_RELATING = (*_OF, "à", "au")
_DEEDS = frozenset({"politique", "critiques"})
"""Words for persons that before a name are what someone does."""


def _nominal(parse: Parse, part: Contribution, mention: Mention, low: int, high: int) -> str:
    """A path without a verb: inside a noun phrase, or to what stands beside it."""
    lang = parse.doc.lang
    link = links(parse, low, high)
    if is_marked(parse, low, high):
        if _around(parse, max(0, part.first - _PHRASE), part.first) or _around(
            parse, max(0, mention.first - _PHRASE), mention.first
        ):
            return "circumstance"
        if _is_when(parse, part.first):
            return "circumstance"
        if leading(parse, mention.first) == "pour" and mention.kind in ("span", "institution"):
            # Pour Duval, la victoire est acquise: who holds it so.
            return "circumstance"
        apart = leading(parse, part.first) or link
        full = apart == "en" and parse.folded[part.first - 1] in word_class("full", lang)
        return "circumstance" if full else "apposition"
    to = leading(parse, mention.first) if mention.last < part.first else link
    if mention.kind == "institution" and to in ("à", "au", "aux"):
        # Une plainte à la Commission; remettre à la Commission une plainte.
        return "circumstance"
    return _by_link(link, "noun phrase")


def _is_when(parse: Parse, at: int) -> bool:
    """Whether a word stands in a time at the head of its clause: *la nuit du drame, Duval …*."""
    first = parse.clause_of(at).first
    times = word_class("time_unit", parse.doc.lang) | word_class("time_spans", parse.doc.lang)
    near = parse.folded[first : first + 2]
    short = first < at <= first + _PHRASE
    return short and not times.isdisjoint(near) and not is_marked(parse, first + 1, at)


def _around(parse: Parse, low: int, high: int) -> bool:
    """Whether a preposition of circumstance holds a word that no mark parts from it."""
    around = word_class("circumstantial", parse.doc.lang)
    for at in range(high - 1, low - 1, -1):
        if is_marked(parse, at + 1, at + 1) or parse.verb_at(at) is not None:
            return False
        if parse.folded[at] in around:
            after = parse.folded[at + 1 : at + 2]
            return word_class("adverb_of_time", parse.doc.lang).isdisjoint(after)
    return False


_PHRASE = 8


def _of_verb(parse: Parse, part: Contribution, mention: Mention, verb: VerbGroup) -> str:
    """From a mention to the verb after it."""
    if verb.form == "Inf":
        return "object"
    led = leading(parse, mention.first)
    if led:
        return _led(parse, part, mention, led)
    return "predicate"


def _led(parse: Parse, part: Contribution, mention: Mention, led: str) -> str:
    """The path to a mention that a preposition leads: *pour l’Europe, c’est un échec*.

    A person or an institution after *pour* is rather the one who holds it so.
    """
    if led == "pour" and mention.kind not in ("span", "institution"):
        return "patient"
    if led == "sans" and part.rule == "counterfactual":
        # Sans l'Europe, nous serions ruinés: what it spares us is said of it.
        return "predicate"
    held = led == "pour" or _around(parse, max(0, mention.first - _PHRASE), mention.first)
    direct = parse.folded[max(0, mention.first - 3) : mention.first]
    return "circumstance" if held or led not in direct else "aside"


def _across(parse: Parse, part: Contribution, mention: Mention, verbs: list[VerbGroup]) -> str:
    """A path with a verb or a conjunction on it."""
    own, home = clause_number(parse, part.first), clause_number(parse, mention.first)
    if own == home:
        return _within(parse, part, mention, verbs)
    clause = parse.clauses[own]
    lang = parse.doc.lang
    relative = word_class("relative_or_que", lang)
    if own == home + 1:
        verb = finite_of(parse, clause)
        if verb is not None and _around(parse, verb.last + 1, part.first):
            return "circumstance"
        if clause.opener in relative and clause.first - mention.last <= 1:
            return "relative"
        headed = verb_of(parse, mention) is not None and not clause.opener
        whose = subject_in(parse, verb) if verb is not None else NO_SUBJECT
        if headed and (whose == NO_SUBJECT or whose.first <= mention.first <= whose.last):
            return "coordinate"
        if whose.pronoun or whose == NO_SUBJECT:
            return "clause"
        owned = word_class("possessive_of_one", lang) | word_class("possessive_of_several", lang)
        return "clause" if headed and parse.folded[clause.first] in owned else "elsewhere"
    if own == home - 1:
        if _is_content(parse, home):
            return "content"
        inside = parse.clauses[home]
        whole = parse.folded[inside.first - 1] == "ce"
        if inside.opener in relative and inside.first - part.last <= _ANTECEDENT and not whole:
            return "relative"
        verb = finite_of(parse, clause)
        whose = subject_in(parse, verb) if verb is not None else NO_SUBJECT
        other = not whose.pronoun and whose != NO_SUBJECT
        return "elsewhere" if other else "clause"
    return "elsewhere"


_ANTECEDENT = 3


def _is_content(parse: Parse, number: int) -> bool:
    """Whether a clause in *que* is what the one before says: not *alors que*, *pour que*."""
    clause, lang = parse.clauses[number], parse.doc.lang
    links = word_class("no_complement_before_que", lang)
    return (
        clause.opener in word_class("complementizer", lang)
        and clause.first > 0
        and parse.folded[clause.first - 1] not in links
    )


def _within(parse: Parse, part: Contribution, mention: Mention, verbs: list[VerbGroup]) -> str:
    """A path within one clause, over its verb."""
    verb = finite_of(parse, parse.clause_of(part.first))
    lang = parse.doc.lang
    if verb is None:
        return "object"
    if mention.last < verb.first <= part.first:
        led = leading(parse, mention.first)
        if led:
            return _led(parse, part, mention, led)
        return _of_subject(parse, part, verb, verbs)
    if part.last < verb.first <= mention.first:
        if leading(parse, part.first):
            return "circumstance"
        if links(parse, max(0, part.first - 3), part.first) == "sur":
            return "topic"
        someone = word_class("person_noun", lang) | word_class("sufferers", lang)
        if not someone.isdisjoint((parse.tags[part.first].lemma, parse.folded[part.first])):
            return "third"
        if verb.voice == "Pass" and verb.lemma in word_class("topical", lang):
            # L’accord a été présenté par Duval.
            return "topic"
        return _by_link(links(parse, verb.last + 1, mention.first), "agent")
    if part.last < mention.first < verb.first and leading(parse, part.first):
        return "circumstance"
    return "object"


def _is_subject_matter(parse: Parse, at: int) -> bool:
    """Whether a word is what a text or debate is about: *un livre sur la guerre*."""
    if "sur" not in parse.folded[max(0, at - _MATTER) : at]:
        return False
    lang = parse.doc.lang
    works, about = word_class("dossier", lang), word_class("about_with_sur", lang)
    for word in range(at - 1, max(0, at - _MATTER), -1):
        if parse.gap(word + 1).strip() or parse.verb_at(word) is not None:
            return False
        if parse.folded[word] == "sur":
            asked = parse.tags[word - 1]
            # Interrogé sur la guerre, Duval se tait.
            return parse.folded[word - 1] in works or (
                asked.form == "Part" and asked.lemma in about
            )
    return False


_MATTER = 6


def _of_subject(parse: Parse, part: Contribution, verb: VerbGroup, verbs: list[VerbGroup]) -> str:
    """From a subject to what its verb governs, or to a circumstance beside it."""
    lang = parse.doc.lang
    link = links(parse, verb.last + 1, part.first)
    spoken = verb.voice == "Act" and verb.lemma in word_class("topical", lang)
    if (spoken and link not in _AIMS) or (
        link == "sur" and verb.lemma in word_class("about_with_sur", lang)
    ):
        return "topic"
    own = parse.verb_at(part.first)
    acts = [*verbs, *([own] if own else [])]
    owed = word_class("owed_to_others", lang)
    if verb.lemma in word_class("duty", lang) and any(one.lemma in owed for one in acts):
        return "topic"
    last = verbs[-1] if verbs else verb
    if _around(parse, last.last + 1, part.first):
        return "circumstance"
    if (
        verb.lemma in word_class("copula", lang)
        and last is verb
        and not is_marked(parse, verb.last + 1, part.first)
    ):
        return "attribute"
    return "object"
