"""Settings for all tests."""

from __future__ import annotations

from hypothesis import settings

# The same examples in every run and on every machine, without deadlines. To search for new
# counterexamples: pytest --hypothesis-profile=search
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=5000, deadline=None)
settings.load_profile("repeatable")
