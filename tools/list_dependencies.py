"""Print what an installation contains: each distribution, its size and its dependants.

    python -m tools.list_dependencies

Sizes are those of the installed files without bytecode, and differ by platform and version.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OURS = "discourse-toolkit"
EXTRAS = ("notebooks", "test", "docs")
LARGE = 5.0  # megabytes; smaller ones share a row


def needed(*extras: str) -> dict[str, list[str]]:
    """The distributions the library needs with these extras, each with those that require it.

    Raises
    ------
    importlib.metadata.PackageNotFoundError
        A needed distribution is not installed in this environment.
    """
    asking: defaultdict[str, set[str]] = defaultdict(set)
    queue = [(OURS, frozenset(extras))]
    seen = set(queue)
    while queue:
        name, wanted = queue.pop()
        for line in distribution(name).requires or []:
            one = Requirement(line)
            if one.marker and not any(one.marker.evaluate({"extra": e}) for e in ("", *wanted)):
                continue
            needs = canonicalize_name(one.name)
            asking[needs].add(name)
            further = (needs, frozenset(map(canonicalize_name, one.extras)))
            if further not in seen:
                seen.add(further)
                queue.append(further)
    return {name: sorted(askers) for name, askers in sorted(asking.items())}


def megabytes(one: Distribution) -> float:
    """The size of the files of a distribution."""
    paths = (Path(str(file.locate())) for file in one.files or [] if file.suffix != ".pyc")
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def table() -> str:
    """The run-time distributions by size, as Markdown, and what each extra adds to them."""
    base = needed()
    sizes = {name: megabytes(distribution(name)) for name in needed(*EXTRAS)}
    large = sorted((n for n in base if sizes[n] >= LARGE), key=lambda n: (-sizes[n], n))
    small = [name for name in base if sizes[name] < LARGE]
    lines = ["| distribution | MB | asked for by |", "|---|---|---|"]
    lines += [f"| {name} | {sizes[name]:.0f} | {', '.join(base[name])} |" for name in large]
    lines.append(f"| {len(small)} others | {sum(sizes[n] for n in small):.0f} | |")
    lines.append(f"| **all {len(base)}** | **{sum(sizes[n] for n in base):.0f}** | |")
    for extra in EXTRAS:
        more = [name for name in needed(extra) if name not in base and name != OURS]
        total = sum(sizes[n] for n in more)
        lines.append(f"| {len(more)} more with [{extra}] | {total:.0f} | |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
    sys.exit(0)
