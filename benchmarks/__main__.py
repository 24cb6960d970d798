"""`make bench`: run every measurement, or those named, and print one table each."""

import sys
from importlib import import_module

ALL = ("startup", "parsing", "matching", "grouping", "refresh")


def main() -> None:
    """Run the measurements in order."""
    for name in sys.argv[1:] or ALL:
        print(f"== {name}", flush=True)
        import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
