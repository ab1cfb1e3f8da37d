"""Connections to the public internet only: every address that a name leads to is checked before it is dialled."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx


class ForbiddenError(Exception):
    """An address that is not to be fetched from, and why."""


class _Backend(httpcore.SyncBackend):
    """Dials the very address that was checked, so that a second look-up cannot lead elsewhere."""

    def __init__(self, allow_private: bool) -> None:
        self.allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        return super().connect_tcp(self._address(host, port), port, timeout, local_address, socket_options)

    def _address(self, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(f"{host} is not known: {error.strerror or error}") from None
        addresses = [str(entry[4][0]) for entry in found]
        for address in addresses:
            if not self.allow_private and not public(address):
                raise ForbiddenError(f"leads to {address}, which is not an address of the public internet")
        return addresses[0]


def public(address: str) -> bool:
    """Whether an IP address is one of the public internet (not this machine, a local network, a multicast group).

    >>> public("127.0.0.1"), public("10.1.2.3"), public("::ffff:192.168.0.1"), public("93.184.215.14")
    (False, False, False, True)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return all(part.is_global and not part.is_multicast for part in (ip, mapped) if part is not None)


class _Stream(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with _translated():
            yield from self.stream

    def close(self) -> None:
        self.stream.close()


class Transport(httpx.BaseTransport):
    """httpx over a pool of guarded connections."""

    def __init__(self, *, allow_private: bool) -> None:
        self.pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=_Backend(allow_private), max_connections=8
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; see httpx."""
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _translated():
            answer = self.pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer.stream))

    def close(self) -> None:
        """Close all connections."""
        self.pool.close()


@contextmanager
def _translated() -> Iterator[None]:
    """httpcore's exceptions as httpx's."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.TimeoutException(str(error) or "timed out") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise httpx.TransportError(str(error) or type(error).__name__) from error
