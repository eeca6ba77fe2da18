"""``python -m discourse``."""

from __future__ import annotations

import sys

from discourse.cli import main

if __name__ == "__main__":
    sys.exit(main())
