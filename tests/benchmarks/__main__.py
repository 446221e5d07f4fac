"""Measure the program against its budgets: `python -m tests.benchmarks` (or `make bench`).

The first run makes a large project and keeps it; later runs work on copies of it. A figure over its
budget is marked, not an error: a benchmark tells, it does not judge a machine.
"""

from __future__ import annotations

import argparse
import compileall
import json
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from platformdirs import user_cache_path

import qualcoder_net
from tests.benchmarks import screen, work
from tests.benchmarks.bench import Bench, Failed
from tests.benchmarks.generate import SCALES
from tests.benchmarks.results import Result, load, machine, table, without_budget

BENCHMARKS: dict[str, Callable[[Bench], Iterator[Result]]] = {
    "help": work.help_text,
    "open": screen.first_frame,
    "keys": screen.keys,
    "apply": screen.apply,
    "apply-core": work.apply,
    "open-source": screen.open_source,
    "memory": screen.resident,
    "matrix": work.matrix,
    "quotations": work.quotations,
    "import": work.interviews,
    "codings-in": work.codings_in,
    "journal": work.journal,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for and print it; 1 when something could not be measured."""
    asked = _asked(arguments)
    compileall.compile_dir(qualcoder_net.__path__[0], quiet=1)  # as an installed program is
    here = machine(load())
    results: list[Result] = []
    failures: list[str] = []
    with tempfile.TemporaryDirectory(prefix="qualcoder-net-bench-") as folder:
        bench = Bench(SCALES[asked.scale], asked.seed, asked.cache, Path(folder))
        _say(f"Project “{asked.scale}”, seed {asked.seed} …")
        bench.project()
        for name in asked.only or BENCHMARKS:
            _say(f"{name} …")
            try:
                found = BENCHMARKS[name](bench)
                results += found if bench.is_full else map(without_budget, found)
            except Failed as failure:
                failures.append(f"{name}: {failure}")
            except Exception:  # a bug: told in full, and the other figures are still wanted
                failures.append(f"{name}: {traceback.format_exc()}")
    _print(results, asked, here)
    for said in failures:
        _say(f"Not measured: {said}")
    return 1 if failures else 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    asked.add_argument(
        "--only", action="append", choices=[*BENCHMARKS], metavar="NAME",
        help=f"just this one (may be repeated): {', '.join(BENCHMARKS)}",
    )  # fmt: skip
    asked.add_argument("--scale", choices=[*SCALES], default="full")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--json", action="store_true", help="figures for a program to read")
    asked.add_argument(
        "--cache", type=Path, metavar="DIR", help="where generated files are kept",
        default=user_cache_path("qualcoder-net", appauthor=False) / "benchmarks",
    )  # fmt: skip
    return asked.parse_args(arguments)


def _print(results: Sequence[Result], asked: argparse.Namespace, here: str) -> None:
    if asked.json:
        figures = [result.as_json() for result in results]
        print(json.dumps({"machine": here, "scale": asked.scale, "results": figures}, indent=1))
        return
    print(table(results))
    print(f"\n{here}")
    if asked.scale != "full":
        print("Budgets are for the full scale: these figures say only that all of it runs.")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
