"""The one honest name under which we ask."""

from importlib import metadata


def user_agent() -> str:
    """`tracker/VERSION (+URL)`, from what is installed; without the URL when the package names none."""
    try:
        about = metadata.metadata("tracker")
    except metadata.PackageNotFoundError:
        return "tracker"
    urls = (line.partition(",")[2].strip() for line in about.get_all("Project-URL") or ())
    home = next((url for url in urls if url.startswith("https://")), None)
    return f"tracker/{about['Version']} (+{home})" if home else f"tracker/{about['Version']}"
