"""The version, said once; the build reads it from here."""

VERSION = "0.1.0"
URL = "https://github.com/tracker-news/tracker"
