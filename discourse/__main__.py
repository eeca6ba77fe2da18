"""The command ``discourse``, which is ``python -m discourse`` too."""

from __future__ import annotations

import atexit
import gc
import sys


def main() -> int:
    """Run the command line; an interruption while it is loaded is one line and status 130 too."""
    # What a command loads lives until its end, when Python would look through all of it again.
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)
    try:
        from discourse import commands

        return commands.main()
    except KeyboardInterrupt:
        print("discourse: interrupted", file=sys.stderr)  # noqa: T201 - the terminal is not loaded
        return 130


if __name__ == "__main__":
    sys.exit(main())
