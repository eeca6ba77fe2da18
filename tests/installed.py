"""The built wheel, and new environments to try it in, without network and editable install."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Any network access ends the program, with the address in the message.
_OFFLINE = """
import sys
def refuse(event, args):
    if event in {"socket.connect", "socket.getaddrinfo"}:
        raise RuntimeError(f"{event}{args}: the library must work offline")
sys.addaudithook(refuse)
"""


def attempt(*command: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command that cannot see the packages of this environment."""
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env | {"PYTHONIOENCODING": "utf-8"} | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def run(*command: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed."""
    done = attempt(*command, cwd=cwd, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def build_wheel(out: Path) -> Path:
    """Build the wheel of this checkout without network access."""
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT),
        cwd=out,
    )
    (path,) = out.glob("*.whl")
    return path


def new_environment(folder: Path) -> Path:
    """Make an environment without pip; return its Python."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    scripts = Path(_places(folder)["scripts"])
    return scripts / ("python.exe" if os.name == "nt" else "python")


def site_packages(folder: Path) -> Path:
    """The folder of an environment for its packages."""
    return Path(_places(folder)["purelib"])


def refuse_the_network(folder: Path) -> None:
    """From now on any Python of this environment that opens a connection fails."""
    (site_packages(folder) / "sitecustomize.py").write_text(_OFFLINE, encoding="utf-8")


def _places(folder: Path) -> dict[str, str]:
    return sysconfig.get_paths("venv", {"base": str(folder), "platbase": str(folder)})
