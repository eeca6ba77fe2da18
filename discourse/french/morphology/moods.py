"""Person, mood and tense of a form that is known to be finite."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.french.morphology.clauses import commands
from discourse.french.morphology.forms import Tag, VerbForm
from discourse.french.morphology.grammar import Word
from discourse.french.morphology.sites import CLAUSE, CLITIC, NE, SUBJECT, Site
from discourse.french.morphology.word_types import WordType, verb_tag, word_type
from discourse.reach import REACH, back
from discourse.word_classes import word_class

_ENCLITIC_SUBJECT = int(Word.ENCLITIC_SUBJECT)
_ENCLITIC_OBJECT = int(Word.ENCLITIC_OBJECT)
_ASKS_SUBJUNCTIVE = int(Word.ASKS_SUBJUNCTIVE)
_ASKS_SUBJUNCTIVE_DENIED = int(Word.ASKS_SUBJUNCTIVE_DENIED)
_PERSON_CLASSES = (
    (int(Word.FIRST_SINGULAR), 1, "Sing"),
    (int(Word.SECOND_SINGULAR), 2, "Sing"),
    (int(Word.THIRD_SINGULAR), 3, "Sing"),
    (int(Word.FIRST_PLURAL), 1, "Plur"),
    (int(Word.SECOND_PLURAL), 2, "Plur"),
    (int(Word.THIRD_PLURAL), 3, "Plur"),
)
# Devons-nous …? asks; the others, opening a sentence, exhort (souvenons-nous).
_ASK_INVERTED = word_class("asks_inverted")
_AUXILIARIES = word_class("auxiliary")
_MODALS = word_class("modal_verb")
_PAST_SOONER = word_class("past_sooner")
# How far left of que its governor may be: il est temps, pour eux, que …
_GOVERNOR_WINDOW = 6
_ENDS = frozenset("?!;")


def subject(site: Site) -> tuple[int | None, str | None]:
    """Person and number of the subject pronoun of a verb, before it or inverted after it."""
    after = site.after
    if after is not None and after.classes & _ENCLITIC_SUBJECT:
        return _person(word_type(after.key.rpartition("-")[2]).classes)
    for at in back(site.at):
        classes = site.types[at].classes
        if classes & SUBJECT:
            # nous nous, vous le: the outermost of the pronouns is the subject.
            further = site.types[at - 1].classes if at else 0
            if not (classes & CLITIC and further & (SUBJECT | NE)):
                return _person(classes)
        elif not classes & (CLITIC | NE):
            break
    return None, None


def _person(classes: int) -> tuple[int | None, str | None]:
    for bit, person, number in _PERSON_CLASSES:
        if classes & bit:
            return person, number
    return None, None


def finite_tag(site: Site, readings: Sequence[VerbForm], rule: str) -> Tag:
    """The finite reading that agrees with the subject and fits the mood and tense of its clause."""
    person, number = subject(site)
    if person is None or site.at == 0:
        command = _command(site, readings)
        if command is not None:
            return verb_tag(command, "imperative")
    stated = [verb for verb in readings if verb.mood != "Imp"] or list(readings)
    wanted = person or 3
    options = [
        verb
        for verb in stated
        if verb.person == wanted and (number is None or verb.number == number)
    ]
    if not options:
        # La crise nous menace: the pronoun does not agree, so it is the object.
        options = [verb for verb in stated if verb.person == 3] or stated
    if len(options) == 1:
        return verb_tag(options[0], rule)
    if {"Sub", "Ind"} <= {verb.mood for verb in options}:
        subjunctive = _asks_subjunctive(site)
        options = [verb for verb in options if (verb.mood == "Sub") == subjunctive]
        rule = "subjunctive" if subjunctive else rule
    if {verb.tense for verb in options} == {"Pres", "Past"}:
        # vit is vivre rather than voir, unless the story is told in the simple past.
        past = _is_past_narrative(site) or _is_past_sooner(site, options)
        options = [verb for verb in options if (verb.tense == "Past") == past]
        rule = "narrative past" if past else rule
    return verb_tag(options[0], rule)


def _is_past_sooner(site: Site, options: Sequence[VerbForm]) -> bool:
    """Whether of two verbs the one in the past is likelier: mirent; durent before an infinitive."""
    if site.word.key in _PAST_SOONER:
        return True
    if site.after is None or all(verb.form != "Inf" for verb in site.after.verbs):
        return False
    return any(verb.tense == "Past" and verb.lemma in _MODALS for verb in options)


def _command(site: Site, readings: Sequence[VerbForm]) -> VerbForm | None:
    """The imperative reading, where no word can be the subject or an object pronoun is attached."""
    command = next((verb for verb in readings if verb.mood == "Imp"), None)
    if command is None:
        return None
    after = site.after
    if after is not None and after.classes & _ENCLITIC_OBJECT:
        return command
    hanging = after.key if after is not None else ""
    if command.number == "Sing":
        if _asks(after):
            return None
        opens = site.at == 0 and site.word.prefers_verb
        return command if opens or commands(site) or _forbids(site, readings) else None
    if hanging in ("-nous", "-vous"):
        exhorts = site.at == 0 and hanging == "-nous" and command.lemma not in _ASK_INVERTED
        return command if exhorts else None
    pronoun = "nous" if command.person == 1 else "vous"
    near = {word.key for word, _ in site.backwards(6)}
    return None if near & {pronoun, "qui"} and not _forbids(site, readings) else command


def _forbids(site: Site, readings: Sequence[VerbForm]) -> bool:
    """Whether ne opens the sentence before no third person: *ne dis rien, ne vous plaignez pas*."""
    if site.at == 0 or not site.types[0].classes & NE:
        return False
    pronouns = all(word.classes & CLITIC for word in site.types[1 : site.at])
    return pronouns and all(verb.person != 3 for verb in readings)


def _asks(after: WordType | None) -> bool:
    return after is not None and bool(after.classes & _ENCLITIC_SUBJECT)


def _is_past_narrative(site: Site) -> bool:
    """Whether another verb of the sentence is in the simple past: tenses agree in narration."""
    if any(word.narrates for word in site.types[site.at + 1 : site.at + REACH]):
        return True
    # Tags are costly, so only those of words that may decide are asked for.
    tags = (site.tags[at] for at in back(site.at) if site.types[at].may_narrate)
    return any(tag.tense == "Past" and tag.form == "Fin" for tag in tags)


def _asks_subjunctive(site: Site) -> bool:
    """Whether the clause of a verb depends, by que, on a word that takes the subjunctive."""
    for at in back(site.at):
        word = site.types[at]
        if word.finite and site.tags[at].form == "Fin":
            return False
        if not _ENDS.isdisjoint(site.gap(at + 1)):
            return False  # Que faire ? demande le maire.
        if word.key in ("que", "qu'"):
            return at == 0 or _governs_subjunctive(site, at)
        if word.classes & CLAUSE and word.key not in ("et", "ou", "ni"):
            return False
    return False


def _before_insertion(site: Site, que: int) -> int:
    """The word after the one that *que* depends on: *il est temps, pour eux, que*."""
    if "," not in site.gap(que):
        return que
    return next((at for at in back(que, _GOVERNOR_WINDOW) if at and "," in site.gap(at)), que)


def _governs_subjunctive(site: Site, que: int) -> bool:
    """Look left of que for its governor: a conjunction's first part, a verb, an adjective."""
    types, tags = site.types, site.tags
    if types[que - 1].key == "ce":
        return que > 1 and types[que - 2].key == "à"
    last = _before_insertion(site, que) - 1
    if types[last].classes & _ASKS_SUBJUNCTIVE:
        return True
    for at in back(que, _GOVERNOR_WINDOW):
        known = tags[at]
        classes = word_type(known.lemma).classes
        if classes & _ASKS_SUBJUNCTIVE and (known.is_verb or at == last):
            return True
        if known.is_verb and classes & _ASKS_SUBJUNCTIVE_DENIED:
            return any(word.classes & NE for word in types[max(0, at - 4) : at])
        if known.is_verb and known.lemma not in _AUXILIARIES:
            return False
    return False
