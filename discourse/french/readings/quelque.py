"""*Quelque* before a number: about; elsewhere some."""

from __future__ import annotations

from discourse.decisions.cascade import Site, rule


@rule("quelque.number", "approximator", reason="quelque 300: about", source="codebook")
def _quelque_number(site: Site) -> bool:
    return site.context.at(site.last + 1).number
