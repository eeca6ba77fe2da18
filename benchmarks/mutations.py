"""Measure how many faults put into the rules of reading are noticed by their tests.

    pip install cosmic-ray coverage
    python -m benchmarks.mutations --seed 1 --sample 200 [--modules REGEX] [--cold] [--out FILE]
    python -m benchmarks.mutations --again FILE

A mutation is one small change of the code, by the operators of cosmic-ray: another comparison or
arithmetic operator, a number one more or less, `and` for `or`, a condition denied, a loop that
never turns, a decorator removed. A sample of all mutations of the modules is drawn with the seed,
each as likely as any other. Mutations that change nothing but annotations, which are never
evaluated here, are not in the population, nor is `is` for `==`.

What notices them is what reads the sentences of the cases (`tests/cases/readings`, sentence by
sentence), the tests of `PINNING` that need neither fixture nor drawn text, and the doctests of the
module. A run of pytest for each mutation would take a minute. So all of this is done once, with
the lines that each sentence and test reaches; then each mutation is put into a fork of this
process, where only what reaches its line is done again: a tenth of a second. Where that cannot be
told (code that runs when a module is loaded, or whose results are kept) the fork loads all modules
anew and does everything: up to twenty seconds. `--cold` does that, and the tests of `THOROUGH` by
pytest, for everything that has survived.

A mutation that survives and stands in `equivalent_mutations.tsv` changes no reading, for the reason
given there; the others are printed, and are a missing case or needless code. `--again` runs the
survivors that `--out` wrote, after cases were added. Ends with 1 if fewer than `BOUND` of the
sample were noticed or are equivalent.
"""

from __future__ import annotations

import argparse
import ast
import csv
import difflib
import doctest
import functools
import gc
import importlib
import importlib.util
import json
import os
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from itertools import product
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from scipy import stats

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("modality", "french", "stance", "decisions")
SHOWING = re.compile(r"explanation|confidence")
"""Modules that show or grade what was read, and read nothing."""
EQUIVALENT = Path(__file__).with_name("equivalent_mutations.tsv")
PINNING = (
    "tests.test_modality_rules",
    "tests.test_stance",
    "tests.test_polarity",
    "tests.test_modality",
    "tests.test_morphology",
    "tests.test_attitude",
    "tests.test_evidence",
    "tests.test_reaches",
)
"""Not those whose sentences are all among those of test_case_readings, and say less of them."""
THOROUGH = (
    "morphology",
    "stance",
    "modality",
    "one_answer",
    "voice",
    "evaluation",
    "golden",
    "case_readings",
)
BOUND = 0.85
SECONDS = 40  # of the processor: more than twice what a mutation takes that nothing notices
BYTES = 4 * 1024**3
# Operators without parameters; the other two replace variables that one has to name.
OURS = {"discourse", "tests", "tools"}
NEED_NAMES = {"core/VariableInserter", "core/VariableReplacer"}
# Beside a literal an error of ruff; else the same, of small numbers and of words in the source.
SAME = {
    f"core/ReplaceComparisonOperator_{pair}"
    for pair in ("Eq_Is", "Is_Eq", "NotEq_IsNot", "IsNot_NotEq")
}


@dataclass(frozen=True)
class Mutation:
    """One change: the ``occurrence``-th place in a module at which an operator applies."""

    module: str
    operator: str
    occurrence: int

    @property
    def path(self) -> Path:
        """The file of the module."""
        stem = ROOT.joinpath(*self.module.split("."))
        return stem / "__init__.py" if stem.is_dir() else stem.with_suffix(".py")

    def source(self) -> str:
        """The text of the mutated module."""
        return _mutated(self)

    def lines(self) -> tuple[int, str, str]:
        """Number of the first line changed, the lines before, and after."""
        old = self.path.read_text(encoding="utf-8").splitlines()
        new = self.source().splitlines()
        changed = [
            part
            for part in difflib.SequenceMatcher(None, old, new).get_opcodes()
            if part[0] != "equal"
        ]
        (_, a, b, c, d) = changed[0]
        return a + 1, _joined(old[a:b]), _joined(new[c:d])


@functools.lru_cache(maxsize=2)
def _mutated(mutation: Mutation) -> str:
    operator = get_operator(mutation.operator)()
    text = mutation.path.read_text(encoding="utf-8")
    made = mutate_code(text, operator, mutation.occurrence)
    assert isinstance(made, str), mutation
    return made


def _joined(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines if line.strip())


# --- the population ------------------------------------------------------------------------------


class _Bare(ast.NodeTransformer):
    """A module without annotations."""

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)


def _bare(source: str) -> str | None:
    try:
        return ast.dump(_Bare().visit(ast.parse(source)))
    except SyntaxError:
        return None


def modules(chosen: str) -> list[str]:
    """The modules that read, by name, in the order of the alphabet."""
    paths = [path for room in ROOMS for path in sorted((ROOT / "discourse" / room).rglob("*.py"))]
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in paths
    ]
    return [name for name in names if re.search(chosen, name) and not SHOWING.search(name)]


def population(names: Sequence[str]) -> list[Mutation]:
    """All mutations of the modules, in order."""
    operators = sorted(set(operator_names()) - NEED_NAMES - SAME)
    made = []
    for name in names:
        tree = get_ast(Mutation(name, "", 0).path.read_text(encoding="utf-8"))
        nodes = list(ast_nodes(tree))
        for operator in operators:
            positions = get_operator(operator)().mutation_positions
            count = sum(len(list(positions(node))) for node in nodes)
            made += [Mutation(name, operator, at) for at in range(count)]
    return made


def sample(among: list[Mutation], size: int, seed: int) -> Iterator[Mutation]:
    """A random sample of the mutations that change more than an annotation."""
    bare: dict[str, str | None] = {}
    drawn = random.Random(seed).sample(among, len(among))
    for mutation in drawn:
        if mutation.module not in bare:
            bare[mutation.module] = _bare(mutation.path.read_text(encoding="utf-8"))
        if _bare(mutation.source()) == bare[mutation.module]:
            continue
        yield mutation
        size -= 1
        if not size:
            return


# --- what notices --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Check:
    """A sentence that has to be read as it was, or a test."""

    name: str
    call: Callable[[], object]


def _names(names: str | Sequence[str]) -> list[str]:
    return [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)


def _values(names: str | Sequence[str], values: Iterable[Any]) -> list[dict[str, Any]]:
    keys = _names(names)
    made = []
    for value in values:
        row = value.values if isinstance(value, ParameterSet) else value
        single = isinstance(names, str) and "," not in names and row is value
        made.append(dict(zip(keys, (row,) if single else row, strict=True)))
    return made


def tests(module: ModuleType) -> Iterator[Check]:
    """The tests of a module that can be called as they are, none that counts calls."""
    for name, test in vars(module).items():
        if not name.startswith("test_") or hasattr(test, "hypothesis") or "takes" in name:
            continue
        marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
        axes = [_values(*mark.args[:2]) for mark in marks]
        given = {key for mark in marks for key in _names(mark.args[0])}
        if given != set(test.__code__.co_varnames[: test.__code__.co_argcount]):
            continue
        for at, parts in enumerate(product(*axes)):
            arguments = {key: value for part in parts for key, value in part.items()}
            yield Check(f"{name}[{at}]", functools.partial(test, **arguments))


def checks() -> Iterator[Check]:
    """All that notices, the sentences first."""
    made = importlib.import_module("tools.derive_case_readings")
    for name, path in made.sources().items():
        stored = (made.FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        at = 0
        for text in made.texts(path):
            end = at + 1
            while end < len(stored) and stored[end].startswith("\t"):
                end += 1
            yield Check(f"{name}: {text}", functools.partial(_same, made, text, stored[at:end]))
            at = end
    for name in PINNING:
        yield from tests(importlib.import_module(name))


def _same(made: ModuleType, text: str, stored: list[str]) -> None:
    assert list(made.readings(text)) == stored


class Reached:
    """The checks, and the lines of the modules that each of them reaches when all is warm."""

    def __init__(self) -> None:
        self.checks = list(checks())
        for check in self.checks:
            check.call()
        rooms = [str(ROOT / "discourse" / room) for room in ROOMS]
        # By name: mypy takes benchmarks/coverage.py for the package.
        traced = importlib.import_module("coverage").Coverage(
            data_file=None, config_file=False, source=rooms
        )
        traced.start()
        for at, check in enumerate(self.checks):
            traced.switch_context(str(at))
            check.call()
        traced.stop()
        self._data = traced.get_data()
        self._known: dict[Path, dict[int, set[int]]] = {}
        functions = [one for one in gc.get_objects() if isinstance(one, FunctionType)]
        self.functions = [
            one for one in functions if (one.__module__ or "").startswith("discourse")
        ]

    def read(self, path: Path) -> dict[int, set[int]]:
        """The numbers of the checks that reach each line of a file."""
        if path not in self._known:
            found = self._data.contexts_by_lineno(str(path))
            self._known[path] = {
                line: {int(at) for at in reached if at} for line, reached in found.items()
            }
        return self._known[path]

    def by(self, path: Path, lines: Iterable[int]) -> list[Check]:
        """The checks that reach any of some lines."""
        known = self.read(path)
        found = set[int]().union(*(known.get(line, ()) for line in lines))
        return [self.checks[at] for at in sorted(found)]


# --- one mutation --------------------------------------------------------------------------------


def swap(mutation: Mutation, reached: Reached) -> list[Check] | None:
    """Put a mutation into the loaded module; the checks that reach it, None if that cannot be."""
    source, line = mutation.source(), mutation.lines()[0]
    tree = ast.parse(mutation.path.read_text(encoding="utf-8"))
    if isinstance(at := _innermost(tree, line), ast.Assign) and at in tree.body:
        return _constant(mutation, source, at, tree, reached)
    path, loaded = str(mutation.path), importlib.import_module(mutation.module)
    holder = next(
        (
            one
            for one in ast.walk(tree)
            if isinstance(one, ast.FunctionDef)
            and one.body[0].lineno <= line <= (one.end_lineno or 0)
        ),
        None,
    )
    if holder is None or at is None or len(source.splitlines()) != len(_text(mutation)):
        return None
    found = reached.by(mutation.path, range(at.lineno, (at.end_lineno or 0) + 1))
    made = {
        code.co_qualname: code
        for code in _codes(compile(source, path, "exec"))
        if code.co_firstlineno <= line
    }
    swapped = False
    for one in reached.functions:
        if one.__code__.co_filename == path:
            new = made.get(one.__code__.co_qualname)
            same = new is not None and new.co_freevars == one.__code__.co_freevars
            if new is not None and same and new.co_firstlineno == one.__code__.co_firstlineno:
                one.__code__ = new
                swapped = True
    for kept in vars(loaded).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()
    return found if swapped and found else None


def _text(mutation: Mutation) -> list[str]:
    return mutation.path.read_text(encoding="utf-8").splitlines()


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


def _innermost(tree: ast.Module, line: int) -> ast.stmt | None:
    """The smallest statement about a line; of a compound one only if the line is in its head."""
    about = [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.stmt) and one.lineno <= line <= (one.end_lineno or 0)
    ]
    return min(about, key=lambda one: (one.end_lineno or 0) - one.lineno, default=None)


def _constant(
    mutation: Mutation, source: str, at: ast.Assign, tree: ast.Module, reached: Reached
) -> list[Check] | None:
    """Give a number of the module its mutated value."""
    names = [one.id for one in ast.walk(at.targets[0]) if isinstance(one, ast.Name)]
    new = _innermost(ast.parse(source), at.lineno)
    try:
        values = ast.literal_eval(at.value), ast.literal_eval(new.value)  # type: ignore[union-attr]
    except ValueError:
        return None
    old, changed = (value if isinstance(value, tuple) else (value,) for value in values)
    if len(names) != len(old):
        return None
    lines = [
        one.lineno
        for one in ast.walk(tree)
        if isinstance(one, ast.Name) and one.id in names and one.lineno != at.lineno
    ]
    loaded = importlib.import_module(mutation.module)
    for name, value in zip(names, changed, strict=True):
        setattr(loaded, name, value)
    return reached.by(mutation.path, lines) or None


class _Mutated(SourceFileLoader):
    """Loads the mutated text in place of the file's."""

    def __init__(self, mutation: Mutation) -> None:
        super().__init__(mutation.module, str(mutation.path))
        self.text = mutation.source()

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 the interface
        return compile(self.text, self.path, "exec")


class _Finder:
    """Finds one module, mutated."""

    def __init__(self, mutation: Mutation) -> None:
        self.mutation = mutation

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002
        if name != self.mutation.module:
            return None
        loader = _Mutated(self.mutation)
        return importlib.util.spec_from_file_location(name, loader.path, loader=loader)


def noticed(mutation: Mutation | None, reached: Reached, cold: bool) -> str:
    """Name of the first check that fails with a mutation, or without any; empty if none does."""
    last = "loading"
    try:
        wanted = None if cold or mutation is None else swap(mutation, reached)
        if wanted is None:
            for name in [one for one in sys.modules if one.split(".")[0] in OURS]:
                del sys.modules[name]
            if mutation is not None:
                sys.meta_path.insert(0, _Finder(mutation))
        for check in checks() if wanted is None else wanted:
            last = check.name
            check.call()
        if mutation is None:
            return ""
        last = "doctests"
        tried = doctest.testmod(
            importlib.import_module(mutation.module),
            optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE,
        )
        if tried.failed:
            return last
        last = "pytest"
        options = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "-W", "ignore"]
        if cold and pytest.main([*options, *(f"tests/test_{name}.py" for name in THOROUGH)]):
            return last
    except BaseException as error:  # noqa: BLE001 whatever a fault brings about
        return f"{last}: {type(error).__name__}"
    return ""


def outcome(mutation: Mutation | None, reached: Reached, *, cold: bool = False) -> str:
    """The same, found in a fork that is ended when it takes too long."""
    if mutation is not None:
        reached.read(mutation.path)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        seconds = SECONDS * (3 if cold else 1)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        found = ""
        try:
            found = noticed(mutation, reached, cold)
        finally:
            os.write(writing, found.encode()[:200])
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    return "too long" if status else said


# --- the whole -----------------------------------------------------------------------------------


def equivalents() -> dict[tuple[str, str, str], str]:
    """The reason for which a change of lines changes no reading."""
    with EQUIVALENT.open(encoding="utf-8") as lines:
        rows = csv.DictReader(
            (line for line in lines if not line.startswith("#")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        return {(row["module"], row["before"], row["after"]): row["reason"] for row in rows}


def main(argv: list[str] | None = None) -> int:
    """Run a sample, print what survived and the score."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--modules", default="", metavar="REGEX")
    parser.add_argument("--cold", action="store_true", help="all tests for what survives")
    parser.add_argument("--out", type=Path, help="write the survivors")
    parser.add_argument("--again", type=Path, help="run the survivors of this file")
    given = parser.parse_args(argv)
    begin = time.perf_counter()
    reached = Reached()
    gc.freeze()
    gc.disable()
    print(f"{len(reached.checks):,} checks, {time.perf_counter() - begin:.0f} s", flush=True)
    if failing := outcome(None, reached):
        print(f"without any mutation, all loaded anew: {failing}", file=sys.stderr)
        return 2
    if given.again:
        lines = given.again.read_text(encoding="utf-8").splitlines()
        drawn: Iterator[Mutation] = (Mutation(**json.loads(line)) for line in lines)
    else:
        among = population(modules(given.modules))
        print(f"{len(among):,} mutations")
        drawn = sample(among, given.sample, given.seed)
    reasons, counts = equivalents(), Counter[str]()
    if given.out:
        given.out.write_text("", encoding="utf-8")
    for mutation in drawn:
        begin = time.perf_counter()
        found = outcome(mutation, reached)
        line, before, after = mutation.lines()
        reason = reasons.get((mutation.module, before, after), "")
        if given.cold and not found and not reason:
            found = outcome(mutation, reached, cold=True)
        kind = "noticed" if found else "equivalent" if reason else "survived"
        counts[kind] += 1
        seconds = time.perf_counter() - begin
        place = f"{mutation.path.relative_to(ROOT)}:{line}"
        print(f"{kind:10} {seconds:4.0f} s  {place}  {mutation.operator}  {found or reason}")
        if kind == "survived":
            print(f"  - {before}\n  + {after}", flush=True)
            if given.out:
                with given.out.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(mutation)) + "\n")
    n, good = counts.total(), counts["noticed"] + counts["equivalent"]
    low, high = stats.binomtest(good, n).proportion_ci(method="wilson")
    print(
        f"{n} drawn: {counts['noticed']} noticed, {counts['equivalent']} equivalent, "
        f"{counts['survived']} survived: {good / n:.1%} [{low:.1%}, {high:.1%}]"
    )
    return 0 if good / n >= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
