"""The cascade by which shifters act on the entries of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from discourse.polarity.rules.degree import exceed, grade
from discourse.polarity.rules.denial import deny_phrases, deny_verbs
from discourse.polarity.rules.governors import govern, predicate, thematise
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
        "a verb, noun or preposition that ends, harms or overcomes something decides the sign of "
        "its object, and is not counted itself",
        "own",
        govern,
    ),
    Rule(
        "predicate",
        "a bad quality of a good thing makes it a lack of that thing",
        "own",
        predicate,
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
