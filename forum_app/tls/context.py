"""A certificate and its key, as a server uses them."""

from __future__ import annotations

import ssl
from pathlib import Path


def server_context(certificate: Path, key: Path) -> ssl.SSLContext:
    """Read a certificate and its key. Raises ValueError saying which of them is wrong."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.set_alpn_protocols(["http/1.1"])
    try:
        context.load_cert_chain(certificate, key, password=_no_password)
    except ssl.SSLError as fault:
        raise ValueError(
            f"{certificate} and {key} are not a certificate and its key ({fault.reason})"
        ) from fault
    return context


def _no_password() -> str:
    raise ValueError("the key is locked with a password; take the password off")
