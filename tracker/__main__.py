"""The way in: `tracker` and `python -m tracker`."""

import sys


def main() -> None:
    """Answer `--version` at once; hand everything else to the door."""
    if sys.argv[1:] == ["--version"]:
        from tracker.version import VERSION

        print(f"tracker {VERSION}")
        return
    from tracker.cli.main import enter

    sys.exit(enter(sys.argv[1:]))


if __name__ == "__main__":
    main()
