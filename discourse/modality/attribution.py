"""Words after *selon* that name what something depends on, not a source."""

from __future__ import annotations

CRITERIA = frozenset(
    """cas besoin besoins circonstances type types taille nature âge modalités critères critère règles
    procédure procédures pays régions région méthode méthodes principe principes saison saisons
    processus perspective schéma modèle logique ordre formule rythme degré niveau poids dose âges
    calendrier moyens disponibilités gravité convenance importance goût humeur""".split()
)
