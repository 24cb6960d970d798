"""Proxies as the environment names them: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY."""

import urllib.request
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from tracker.fetch.request import Origin


class ProxyRefusedError(Exception):
    """The environment names a proxy that cannot be used, or a proxy would be asked for an address of this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """One proxy."""

    url: str  #: scheme, host and port, without credentials
    login: tuple[bytes, bytes] | None


class Proxies:
    """The environment's proxies, read once a run."""

    def __init__(self) -> None:
        self._found = {scheme: url for scheme, url in urllib.request.getproxies().items() if url}

    def for_origin(self, where: Origin) -> Proxy | None:
        """The proxy to reach an origin by; None: directly.

        Raises:
            ProxyRefusedError: a proxy of a kind that is not supported.
        """
        url = self._found.get(where.scheme) or self._found.get("all")
        if url is None or urllib.request.proxy_bypass(f"{where.host}:{where.port}"):
            return None
        parts = urlsplit(url if "://" in url else f"http://{url}")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ProxyRefusedError("the environment names a proxy that is neither http nor https")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        login = None
        if parts.username is not None:
            login = (unquote(parts.username).encode(), unquote(parts.password or "").encode())
        return Proxy(url=f"{parts.scheme}://{host}:{port}", login=login)
