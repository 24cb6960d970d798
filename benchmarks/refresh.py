"""A refresh of many feeds beside a program that only downloads them, in one run on this machine.

Needs a feed farm (`feedfarm.py`) and a downloader (`tools/dl.py`) in the folder that `TRACKER_BENCH` names, and a
Python that has their packages (`TRACKER_BENCH_PYTHON`); says so and ends when they are not there.  `QUICK=1` takes 200
feeds instead of 1,000.  Every tool and round gets a farm of its own, so that all see the same versions.  Seconds of CPU
and megabytes are of the whole tree of processes.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(os.environ.get("TRACKER_BENCH", "../shared/bench")).resolve()
PYTHON = os.environ.get("TRACKER_BENCH_PYTHON", sys.executable)
TRACKER = Path(sys.executable).with_name("tracker")
QUICK = bool(os.environ.get("QUICK"))
FEEDS = 200 if QUICK else 1000
ROUNDS = int(os.environ.get("ROUNDS", "1" if QUICK else "3"))
LATENCY = 120  #: milliseconds, the mean
AT_ONCE = 50
LONGEST = 600  #: seconds for one program
LOOK = 0.05  #: seconds between two looks at the memory in use
PEER, OURS, NEWSBOAT = "dl:httpx", "tracker", "newsboat"
#: Scenario, the largest share of the downloader's wall time, and what the farm is told before.
SCENARIOS = {
    "cold": (2.0, "/set?conditional=1"),
    "all 304": (1.25, "/set?conditional=1"),
    "same body": (1.25, "/set?conditional=0"),
    "10% changed": (1.4, "/tick?fraction=0.1"),
}
MEMORY, BESIDE_NEWSBOAT = 2.0, 0.15


@dataclass(frozen=True, slots=True)
class Cost:
    """What one program took."""

    wall: float  #: seconds
    cpu: float  #: seconds
    peak: float  #: MB


def main() -> None:
    """Print medians and ratios with their bars."""
    if not ((FOLDER / "feedfarm.py").exists() and (FOLDER / "tools/dl.py").exists()):
        print(f"no feed farm in {FOLDER}; name its folder in TRACKER_BENCH")
        return
    if subprocess.run([PYTHON, "-c", "import httpx"], capture_output=True).returncode:
        print(f"{PYTHON} has no httpx; name a Python that has it in TRACKER_BENCH_PYTHON")
        return
    costs: dict[tuple[str, str], list[Cost]] = {}
    for round_ in range(ROUNDS):
        for tool, command in (tools() if round_ == 0 else {PEER: downloader, OURS: tracker}).items():
            for scenario, cost in measure(tool, command):
                costs.setdefault((tool, scenario), []).append(cost)
    show(costs)


def tools() -> dict[str, Callable[[Path, list[str]], list[str]]]:
    """Name and command of everything that is measured."""
    found = {PEER: downloader, OURS: tracker}
    if shutil.which("newsboat"):
        found[NEWSBOAT] = newsboat
    return found


def measure(tool: str, command: Callable[[Path, list[str]], list[str]]) -> Iterator[tuple[str, Cost]]:
    """All scenarios in order with one fresh farm and one fresh folder."""
    with tempfile.TemporaryDirectory() as name, farm() as port:
        where = Path(name)
        line = command(where, [f"http://127.0.0.1:{port}/feed/{k}.xml" for k in range(FEEDS)])
        for scenario, (_, before) in SCENARIOS.items():
            tell(port, "/set?conditional=1")
            tell(port, before)
            yield scenario, run(line, where)
            if tool == NEWSBOAT:
                return  # its bar is for the cold start


def downloader(where: Path, urls: list[str]) -> list[str]:
    """Download, remember the validators, and nothing else."""
    (where / "urls.txt").write_text("\n".join(urls))
    return [PYTHON, f"{FOLDER}/tools/dl.py", "httpx", f"{where}/urls.txt", f"{where}/st.json", str(AT_ONCE)]


def tracker(where: Path, urls: list[str]) -> list[str]:
    """Everything: fetching, storing, indexing, tagging, grouping."""
    fetch = f"fetch: {{timeout: 60, concurrency: {AT_ONCE}, per_host: {AT_ONCE}, interval: 0s}}\n"
    (where / "feeds.yaml").write_text(fetch + "feeds:\n" + "".join(f"  - {url}\n" for url in urls))
    return [str(TRACKER), "-q", "fetch", "--force"]


def newsboat(where: Path, urls: list[str]) -> list[str]:
    """A widely used reader, reloading without its screen."""
    (where / "urls").write_text("\n".join(urls) + "\n")
    settings = ("auto-reload no", "refresh-on-startup no", "max-items 0", f"reload-threads {AT_ONCE}")
    (where / "config").write_text("\n".join(settings) + "\n")
    return ["newsboat", "-q", "-u", f"{where}/urls", "-c", f"{where}/cache.db", "-C", f"{where}/config", "-x", "reload"]


def run(line: list[str], where: Path) -> Cost:
    """One program from start to end."""
    begin = time.perf_counter()
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    said = tempfile.TemporaryFile()  # noqa: SIM115  # a pipe that nobody reads meanwhile could fill
    process = subprocess.Popen(
        line, cwd=where, env=kept | {"HOME": str(where)}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=said,
    )  # fmt: skip
    peak = 0.0
    while True:
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        if time.perf_counter() - begin > LONGEST:
            process.kill()
        peak = max(peak, sum(memory(pid) for pid in tree(process.pid)))
        time.sleep(LOOK)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    with said:
        said.seek(0)
        if process.returncode:
            told = said.read().decode(errors="replace")[-500:]
            raise SystemExit(f"{line[0]} ended with {process.returncode}: {told}")
    return Cost(wall, used.ru_utime + used.ru_stime, max(peak, used.ru_maxrss / 1024))


def tree(pid: int) -> Iterator[int]:
    """A process and all below it, as far as they still live."""
    yield pid
    with suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            yield from tree(int(child))


def memory(pid: int) -> float:
    """Resident megabytes of one process; what two share counts in both."""
    with suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0


@contextmanager
def farm() -> Iterator[int]:
    """A feed farm of its own; its port."""
    line = [PYTHON, f"{FOLDER}/feedfarm.py", "--feeds", str(FEEDS), "--port", "0", "--latency-ms", str(LATENCY)]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(json.loads(process.stdout.readline())["port"])
    finally:
        process.kill()
        process.wait()


def tell(port: int, what: str) -> None:
    """A word to the farm."""
    plain = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with plain.open(f"http://127.0.0.1:{port}{what}", timeout=120) as answer:
        answer.read()


def show(costs: dict[tuple[str, str], list[Cost]]) -> None:
    """The table."""
    print(f"{FEEDS} feeds, {LATENCY} ms, {AT_ONCE} at once, {ROUNDS} rounds, medians; CPU counts more than wall")
    print(f"{'scenario':14}{'program':10}{'wall s':>8}{'CPU s':>8}{'MB':>7}{'wall x':>8}{'CPU x':>7}{'MB x':>6}   bar")
    for (tool, scenario), taken in sorted(costs.items(), key=lambda item: list(SCENARIOS).index(item[0][1])):
        cost, peer = median(taken), median(costs[PEER, scenario])
        bar = f"wall <= {SCENARIOS[scenario][0]}" + (f", MB <= {MEMORY}" if scenario == "cold" else "")
        ratios = f"{cost.wall / peer.wall:8.2f}{cost.cpu / peer.cpu:7.2f}{cost.peak / peer.peak:6.2f}"
        figures = f"{cost.wall:8.2f}{cost.cpu:8.2f}{cost.peak:7.0f}"
        print(f"{scenario:14}{tool:10}{figures}{ratios}   {bar if tool == OURS else ''}".rstrip())
    if (NEWSBOAT, "cold") in costs:
        ratio = median(costs[OURS, "cold"]).wall / median(costs[NEWSBOAT, "cold"]).wall
        print(f"cold wall beside newsboat: {ratio:.3f}, bar <= {BESIDE_NEWSBOAT}")


def median(costs: list[Cost]) -> Cost:
    """Each figure's median."""
    middle = statistics.median
    return Cost(middle(c.wall for c in costs), middle(c.cpu for c in costs), middle(c.peak for c in costs))


if __name__ == "__main__":
    main()
