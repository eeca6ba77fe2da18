"""States that a conditional reports of someone, and portraits that frame one."""

from __future__ import annotations

from discourse.french.context import Context
from discourse.french.subjects import subject_of
from discourse.word_classes import word_class

STATES = word_class("reported_state")
TOLD_STATES = word_class("state_participle")
VALUED = word_class("valued")
AUTHOR = word_class("author_word")
IMAGINED_SUBJECTS = word_class("imagined_subject")
_DESCRIBED = word_class("described")


def stated_of_someone(context: Context, index: int) -> bool:
    """A present state told of a definite subject in a main clause, without judgement of value."""
    here = context.at(index)
    if context.asks:
        return False
    if not here.lemmas & STATES or context.plain(index - 1) == "ne":
        return False
    subject = subject_of(context, index)
    main = subject.first >= 0 and context.plain(subject.first - 1) != "que"
    if not main or subject.pronoun not in ("", "il", "elle", "ils", "elles"):
        return False
    after = context.plain(index + 1)
    if after == "lieu" or not VALUED.isdisjoint(context.plains(index + 1, index + 6)):
        return False
    if "être" in here.lemmas:
        judged = subject.pronoun == "il" or after in ("un", "une")
        last = context.group(index).last
        told = bool(context.at(last).lemmas & TOLD_STATES)
        if judged or (last > index and not told):
            return False
    if context.has(AUTHOR):
        return False
    opening = context.plains(subject.first, subject.last)
    if not IMAGINED_SUBJECTS.isdisjoint(opening[:2]):
        return False
    return not any(word.infinitive for word in context.words[subject.first : subject.last + 1])


def portrayed(context: Context) -> bool:
    """*Décrit comme prudent, il manquerait de*: the sentence opens with how others see him."""
    opening = context.at(0)
    base = opening.plain.removesuffix("s").removesuffix("e")
    framed = context.plain(1) in ("comme", "pour") or base == "réputé"
    return opening.participle and base in _DESCRIBED and framed
