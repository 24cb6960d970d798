"""Proxies as the environment names them: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY."""

import urllib.request

import httpx

from tracker.fetch.request import Origin


class ProxyRefusedError(Exception):
    """The environment names a proxy that cannot be used, or a proxy would be asked for an address of this machine."""


class Proxies:
    """The environment's proxies, read once a run."""

    def __init__(self) -> None:
        self._found = {scheme: url for scheme, url in urllib.request.getproxies().items() if url}

    def for_origin(self, where: Origin) -> httpx.Proxy | None:
        """The proxy to reach an origin by; None: directly.

        Raises:
            ProxyRefusedError: a proxy of a kind that is not supported.
        """
        url = self._found.get(where.scheme) or self._found.get("all")
        if url is None or urllib.request.proxy_bypass(f"{where.host}:{where.port}"):
            return None
        try:
            proxy = httpx.Proxy(url if "://" in url else f"http://{url}")
        except (ValueError, httpx.InvalidURL):  # the latter is no error of httpx's own tree
            proxy = None
        if proxy is None or proxy.url.scheme not in ("http", "https") or not proxy.url.host:
            raise ProxyRefusedError("the environment names a proxy that is neither http nor https")
        return proxy
