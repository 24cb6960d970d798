"""How long a command takes before it says something, beside `python -c "import click"`; medians of one run."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROUNDS = 11
STORIES = 10_000
TRACKER = [str(Path(sys.executable).with_name("tracker"))]


def stories(count: int) -> str:
    """Stories of the last ten days; every fiftieth is about a topic."""
    begin = datetime.now(UTC) - timedelta(days=10)
    rows = []
    for n in range(count):
        when = begin + timedelta(days=10) * (n / count)
        about = f"Binance.US adds pair number {n}" if n % 50 == 0 else f"Council {n} talks about road {n * 7 % 911}"
        row = {"url": f"https://n{n % 37}.example/{n}", "title": about, "source": f"Outlet {n % 37}"}
        rows.append(json.dumps(row | {"published": when.isoformat()}))
    return "\n".join(rows) + "\n"


def main() -> None:
    """Print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        subprocess.run([*TRACKER, "-q", "init", "--no-history", "."], cwd=where, check=True, capture_output=True)
        (where / "in.jsonl").write_text(stories(STORIES))
        subprocess.run([*TRACKER, "-q", "import", "in.jsonl"], cwd=where, check=True)
        commands = {
            "import click": [sys.executable, "-c", "import click"],
            "tracker --version": [*TRACKER, "--version"],
            "tracker --help": [*TRACKER, "--help"],
            "tracker new": [*TRACKER, "new"],
            "tracker new --since 7d --all": [*TRACKER, "new", "--since", "7d", "--all"],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                begin = time.perf_counter()
                subprocess.run(command, cwd=where, check=True, capture_output=True)
                taken[name].append(time.perf_counter() - begin)
    floor = statistics.median(taken["import click"])
    print(f"{'command':32}{'median ms':>10}{'ratio':>8}   bar")
    bars = {"tracker --help": "<= 1.8", "tracker new": "<= 4"}
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:32}{median * 1000:10.0f}{median / floor:8.2f}   {bars.get(name, '')}")


if __name__ == "__main__":
    main()
