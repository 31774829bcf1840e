"""What a device needs before it signs in: to trust this server. Camera and offline desk come of that."""

from __future__ import annotations

import plistlib
import uuid
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate
from cryptography.x509.oid import NameOID
from flask import Blueprint, Response, current_app, request
from flask_babel import gettext

from forum_app.accounts.pictures import link_picture
from forum_app.kernel.errors import N_, Missing
from forum_app.tls import authority
from forum_app.tls.addresses import lan_address, split_hosts
from forum_app.web.guard import public
from forum_app.web.offloop import off_loop
from forum_app.web.pages import page
from forum_app.web.security import POLICY

if TYPE_CHECKING:
    from forum_app.config import Config

blueprint = Blueprint("accounts_public", __name__, url_prefix="/trust")

# Asked for by the page on this device's own behalf: does a service worker get in? It does nothing else.
WORKER = "self.addEventListener('install', () => self.skipWaiting());\n"


@blueprint.get("")
@public
def trust() -> Response:
    """Walk a person through trusting the forum's authority, and check this very device."""
    address = secure_address()
    kept = _authority()
    shown = page(
        "accounts/trust.html",
        address=address,
        plain=_plain_address(),
        picture=None if address is None else _picture(address),
        way_here=None if address is None else _picture(_plain_address()),
        fingerprint=None if kept is None else authority.fingerprint(kept),
        lasts=None if kept is None else kept.not_valid_after_utc,
        outside=_config().outside_certificate,
    )
    answer = Response(shown)
    if address is not None:  # the check asks the other port, which is another origin
        policy = POLICY.replace("connect-src 'self'", f"connect-src 'self' {address.rstrip('/')}")
        answer.headers["Content-Security-Policy"] = policy
    return answer


@blueprint.get("/check")
@public
def check() -> Response:
    """Answer a device that asks whether it gets through; it says nothing."""
    return Response(status=204)


@blueprint.get("/ca.crt")
@public
def certificate() -> Response:
    """Give the authority for Windows and Android."""
    return _file(_kept().public_bytes(Encoding.DER), "application/x-x509-ca-cert", "dien-dan.crt")


@blueprint.get("/ca.mobileconfig")
@public
def profile() -> Response:
    """Give the authority as a profile for iPhone and iPad."""
    return _file(_profile(_kept()), "application/x-apple-aspen-config", "dien-dan.mobileconfig")


@blueprint.get("/worker.js")
@public
def worker() -> Response:
    """Give the service worker by which the page finds out whether one may run."""
    return Response(WORKER, content_type="text/javascript; charset=utf-8")


def secure_address() -> str | None:
    """Give this server's address, encrypted; None where there is no HTTPS."""
    host, config = _host(), _config()
    if request.is_secure:
        port = urlsplit(request.host_url).port
        return f"https://{_in_url(host)}{f':{port}' if port else ''}/"
    if config.certificate is None:
        return None
    if not config.outside_certificate and host not in _vouched_for(config):
        host = lan_address()
    return f"https://{_in_url(host)}:{config.https_port}/"


def _plain_address() -> str:
    """Give where this page is without encryption: to there come those who do not trust us yet."""
    return f"http://{_in_url(_host())}:{_config().port}/trust"


def _host() -> str:
    """Give the host this page was asked at, or this machine's address where that is none."""
    try:
        asked = urlsplit(request.host_url).hostname or ""
        addresses, names = split_hosts([asked])
    except ValueError:
        return lan_address()
    return str([*addresses, *names][0])


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _vouched_for(config: Config) -> set[str]:
    return {str(host) for host in authority.hosts_of(authority.certificate_of(config.tls))}


def _authority() -> Certificate | None:
    """Give the authority this server's certificate is from; None where it is none of ours."""
    config = _config()
    if config.certificate is None or config.outside_certificate:
        return None
    return authority.authority_of(config.tls)


def _kept() -> Certificate:
    kept = _authority()
    if kept is None:
        raise Missing(N_("Máy chủ này không có chứng chỉ riêng."))
    return kept


def _file(content: bytes, kind: str, name: str) -> Response:
    answer = Response(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _profile(kept: Certificate) -> bytes:
    """Write the profile (Apple's Configuration Profile Reference: com.apple.security.root)."""
    der = kept.public_bytes(Encoding.DER)
    # The same authority, the same profile: installing it again replaces it.
    root, whole = (str(uuid.uuid5(uuid.NAMESPACE_OID, f"{part} {der.hex()}")) for part in ("root", "whole"))
    name = kept.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    common = {"PayloadVersion": 1, "PayloadDisplayName": name}
    certificate = {
        **common,
        "PayloadType": "com.apple.security.root",
        "PayloadIdentifier": f"forum.authority.{root}",
        "PayloadUUID": root,
        "PayloadContent": der,
    }
    return plistlib.dumps(
        {
            **common,
            "PayloadType": "Configuration",
            "PayloadIdentifier": f"forum.trust.{whole}",
            "PayloadUUID": whole,
            "PayloadDescription": gettext("Cho thiết bị này tin máy chủ của diễn đàn trong mạng nội bộ."),
            "PayloadContent": [certificate],
        }
    )


@lru_cache(maxsize=16)  # hosts the certificate names, no more; drawing takes long
def _picture(address: str) -> str:
    return off_loop(link_picture, address)


def _config() -> Config:
    config: Config = current_app.extensions["config"]
    return config
