"""Evaluations that a mention expresses about others and that do not apply to itself."""

from __future__ import annotations

from collections.abc import Iterable

from discourse.french.parse import Parse
from discourse.modality import Marker
from discourse.polarity import Contribution
from discourse.stance.places import ByClause, clause_number, groups_before, verb_of
from discourse.stance.targets import Mention
from discourse.word_classes import word_class


def is_judged_by(parse: Parse, part: Contribution, mention: Mention) -> bool:
    """Whether a contribution is what the mention thinks or says about something else.

    The mention is the subject of a verb of judging ("l’Europe accuse Moscou de trahison": neither
    word is about Europe), or it has a judgement or feeling ("les inquiétudes de l’Union",
    "l’Union exprime son inquiétude"). Who condemns an evil is judged by it: that speaks for him.
    """
    if part.value > 0 and "condemner" in part.shifters:
        return False
    return _is_by_verb(parse, part, mention) or _is_feeling(parse, part, mention)


def reports_of(part: Contribution, markers: ByClause) -> list[Marker]:
    """The markers that report a contribution: "selon l’Union, …", "comme le note l’Union, …"."""
    found = [
        marker
        for marker in markers.near(part.first, part.last)
        if marker.category == "reportive"
        and (
            marker.scope_start <= part.start < marker.scope_end
            or marker.start <= part.start < marker.end
        )
    ]
    framing = (marker for marker in markers.markers if _frames(marker))
    return [*found, *(marker for marker in framing if marker not in found)]


def _frames(marker: Marker) -> bool:
    """Whether a report reaches the whole sentence: *comme le note X*, *à en croire X*."""
    if marker.category != "reportive" or marker.rule == "pour.source":
        # Pour l’Europe, c’est un échec: as often a good or an evil for it.
        return False
    names = (marker.scope_start, marker.scope_end) == (marker.holder_start, marker.holder_end)
    return marker.rule == "reporting.echo" or (names and marker.holder_start >= marker.end)


def is_said_by(mention: Mention, reports: Iterable[Marker]) -> bool:
    """Whether a mention is the holder of one of some reports."""
    return any(
        report.holder_start < mention.end and mention.start < report.holder_end
        for report in reports
    )


def _is_by_verb(parse: Parse, part: Contribution, mention: Mention) -> bool:
    """Whether a contribution is a verb of judging that the mention governs, or its object."""
    at = verb_of(parse, mention)
    if at is None:
        at = _ends_subject(parse, mention)
    if at is None:
        return False
    group, lang = parse.groups[at], parse.doc.lang
    if part.entry in word_class("judging_entries", lang):
        return part.first <= group.last + 1 and group.first <= part.last
    if group.voice != "Act" or group.lemma not in word_class("judging", lang):
        return False
    if group.first <= part.first <= group.last:
        # L'Europe nous soutient, nous défend: what it does for those who speak is its own good.
        for_us = not _US.isdisjoint(parse.folded[mention.last + 1 : group.first])
        return not (for_us and part.value > 0)
    home = clause_number(parse, group.first)
    return part.first > group.last and clause_number(parse, part.first) == home


_US = frozenset({"me", "m'", "nous", "vous"})


def _ends_subject(parse: Parse, mention: Mention) -> int | None:
    """The verb after a subject that ends with a mention: *les partis européens critiquent*.

    Only what can judge does so: *l’action de l’Europe a encouragé* praises that action.
    """
    at = groups_before(parse, mention.last)
    if at >= len(parse.groups) or parse.groups[at].form != "Fin":
        return None
    first = parse.groups[at].first
    lang = parse.doc.lang
    head = mention.first - 1
    while head > 0 and parse.folded[head] in word_class("noun_phrase_opener", lang) | {"de", "d'"}:
        head -= 1
    if head < 0 or (mention.kind != "adjective" and head == mention.first - 1):
        return None
    who = word_class("collective", lang) | word_class("person_noun", lang)
    if who.isdisjoint((parse.folded[head], parse.tags[head].lemma)):
        return None
    between = parse.folded[mention.last + 1 : first]
    return at if word_class("preverbal", lang).issuperset(between) else None


def _is_feeling(parse: Parse, part: Contribution, mention: Mention) -> bool:
    """Whether a contribution is a noun of judgement or feeling that belongs to the mention."""
    lang = parse.doc.lang
    if parse.folded[part.first] not in word_class("judgement_noun", lang):
        return False
    genitive = word_class("genitive", lang)
    between = parse.folded[part.last + 1 : mention.first]
    if between and between[0] in genitive:
        return genitive.issuperset(between)
    if part.first == 0 or mention.first > part.first:
        return False
    own = word_class("possessive_of_one", lang) | word_class("possessive_of_several", lang)
    at = verb_of(parse, mention)
    if at is None or parse.folded[part.first - 1] not in own:
        return False
    later = parse.groups[at + 1 : groups_before(parse, part.first - 1)]
    return not any(group.form == "Fin" for group in later)
