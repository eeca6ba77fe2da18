"""The cascade by which shifters act on the entries of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from discourse.polarity.rules.attributes import adorn, predicate, study, thematise
from discourse.polarity.rules.clauses import deny_clauses
from discourse.polarity.rules.degree import exceed, grade
from discourse.polarity.rules.denial import deny_phrases, deny_verbs
from discourse.polarity.rules.errors import correct, thank
from discourse.polarity.rules.governors import govern, help_sufferers
from discourse.polarity.rules.opposition import concede, frame, oppose
from discourse.polarity.workbench import Composition


@dataclass(frozen=True, slots=True)
class Rule:
    """A step of the cascade: its name, reason, source and action."""

    name: str
    reason: str
    source: str
    apply: Callable[[Composition], None]


RULES = (
    Rule(
        "degree",
        "an adverb or adjective of degree next to an evaluative word strengthens, weakens or, "
        "like trop and peu, reverses it",
        "own",
        grade,
    ),
    Rule(
        "excess",
        "too much of something neutral is bad",
        "own",
        exceed,
    ),
    Rule(
        "governor",
        "a verb, noun or phrase that ends, harms, overcomes or lasts gives its object or subject "
        "its own direction, and is not counted beside it",
        "own",
        govern,
    ),
    Rule(
        "help",
        "who helps those who suffer does good: protège les victimes de la violence",
        "own",
        help_sufferers,
    ),
    Rule(
        "predicate",
        "a bad quality or fate said of a good thing makes it a lack of that thing; of what is bad "
        "and called good only the good is said",
        "own",
        predicate,
    ),
    Rule(
        "study",
        "a good thing that is measured or studied is a topic: la qualité de l’eau est mesurée",
        "own",
        study,
    ),
    Rule(
        "epithet",
        "a good epithet before a bad noun says how bad it is: un beau gâchis",
        "own",
        adorn,
    ),
    Rule(
        "clause",
        "a predicate over a clause denies what it tells (il est impossible que, nier que) or, "
        "denied itself, leaves it open (il n’est pas exclu que) or affirms it (pas faux que)",
        "own",
        deny_clauses,
    ),
    Rule(
        "negation",
        "ne … pas negates its verb and what follows in the clause, the subject only if the verb is "
        "passive or states that something exists; expletive ne and ne … que negate nothing",
        "codebook",
        deny_verbs,
    ),
    Rule(
        "negative phrase",
        "sans, aucun, ni, absence de, manquer de negate the phrase they open; a double negation "
        "affirms weakly; a lack of something neutral is bad",
        "codebook",
        deny_phrases,
    ),
    Rule(
        "error",
        "what someone is said to be wrong in saying or fearing, or ceux qui say who are wrong, is "
        "not so",
        "own",
        correct,
    ),
    Rule(
        "thanks",
        "thanks for an evil, or an evil as the means, are no good: merci pour ce gâchis",
        "own",
        thank,
    ),
    Rule(
        "theme",
        "the subject of a negated attribute is mentioned, not asserted",
        "own",
        thematise,
    ),
    Rule(
        "opposition",
        "the part after mais or pourtant outweighs the part before",
        "own",
        oppose,
    ),
    Rule(
        "concession",
        "the main clause outweighs what malgré, même si, bien que or certes concedes",
        "own",
        concede,
    ),
    Rule(
        "frame",
        "depuis la guerre, après la crise give a time, and are background",
        "own",
        frame,
    ),
)
"""The cascade, in order of application."""
