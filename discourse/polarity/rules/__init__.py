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
        "an adverb or adjective of degree beside an evaluative word strengthens, weakens or, "
        "as trop and peu do, turns it",
        "own",
        grade,
    ),
    Rule(
        "excess",
        "too much of what is neither good nor bad is bad",
        "own",
        exceed,
    ),
    Rule(
        "governor",
        "a verb, noun or preposition that ends, harms or overcomes gives its object its own "
        "direction, and is not counted beside it",
        "own",
        govern,
    ),
    Rule(
        "predicate",
        "a bad quality said of a good thing makes it a lack of that thing",
        "own",
        predicate,
    ),
    Rule(
        "negation",
        "ne … pas bears on its verb and what follows in the clause, on the subject only when the "
        "verb is passive or says that something exists; expletive ne and ne … que deny nothing",
        "codebook",
        deny_verbs,
    ),
    Rule(
        "negative phrase",
        "sans, aucun, ni, absence de, manquer de deny the phrase they open; what is denied twice "
        "stands with reserve; what lacks without being good or bad is missed",
        "codebook",
        deny_phrases,
    ),
    Rule(
        "theme",
        "what a denied attribute is said of is spoken of, and not what is asserted",
        "own",
        thematise,
    ),
    Rule(
        "opposition",
        "what mais or pourtant opens outweighs what the sentence said before",
        "own",
        oppose,
    ),
    Rule(
        "concession",
        "what malgré, même si, bien que or certes grants is outweighed by the main clause",
        "own",
        concede,
    ),
    Rule(
        "frame",
        "depuis la guerre, après la crise tell when, and are the background of what is said",
        "own",
        frame,
    ),
)
"""The cascade, in order of application."""
