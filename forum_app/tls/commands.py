"""The certificate at the terminal: made, renewed, and told of at every start."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import click
from flask import current_app
from flask.cli import with_appcontext

from forum_app.tls import authority
from forum_app.tls.addresses import lan_address, machine_addresses, machine_names, split_hosts
from forum_app.tls.authority import Hosts

if TYPE_CHECKING:
    from forum_app.config import Config


@click.command()
@click.option("--host", "hosts", multiple=True, help="Another name or address this machine is reached by.")
@click.option("--new-authority", is_flag=True, help="Make the authority anew; every device trusts it again.")
@with_appcontext
def certificate(hosts: tuple[str, ...], new_authority: bool) -> None:
    """Make this machine's certificate for HTTPS on a LAN, or renew it; devices that trust it go on."""
    try:
        named = this_machine(hosts)
        made = authority.certify(
            _config().tls, named, current_app.extensions["clock"](), afresh=new_authority
        )
    except ValueError as fault:
        raise click.UsageError(str(fault)) from fault
    except authority.NotAllowed as refused:
        raise click.ClickException(
            f"The forum's authority may not vouch for {refused}. With --new-authority it may, "
            "and every device has to trust it again."
        ) from refused
    _say_certificate(made)


def renew_certificate(now: datetime) -> None:
    """Have the forum's own certificate follow this machine to another network, and never run out."""
    config = _config()
    if config.certificate is not None and not config.outside_certificate:
        authority.renew(config.tls, this_machine(), now)


def this_machine(more: Iterable[str] = ()) -> Hosts:
    """Give what this machine is reached by, and what else was named. Raises ValueError for nonsense."""
    addresses, names = split_hosts(more)
    return Hosts(
        tuple(dict.fromkeys([*machine_addresses(), *addresses])),
        tuple(dict.fromkeys([*machine_names(), *names])),
    )


def say_https() -> None:
    """Say at which address HTTPS is, or how to have it."""
    config = _config()
    if config.certificate is None:
        click.echo("  HTTPS (camera, mất mạng / camera, offline): flask --app wsgi forum certificate")
        return
    click.echo(f"  HTTPS:                    https://{lan_address()}:{config.https_port}")
    if not config.outside_certificate:
        click.echo(f"  Tin chứng chỉ / trust it: http://{lan_address()}:{config.port}/trust")


def _say_certificate(made: bool) -> None:
    config = _config()
    kept = authority.authority_of(config.tls)
    named = authority.hosts_of(authority.certificate_of(config.tls))
    click.echo(f"SHA-256 of the authority: {authority.fingerprint(kept)}")
    click.echo(f"The certificate names: {', '.join(sorted(map(str, named)))}")
    if config.outside_certificate:
        click.echo("FORUM_TLS_CERTIFICATE is set: the server goes on with that one.")
    elif config.certificate is None:
        click.echo(f"Start the server again; it is then at https://{lan_address()}:{config.https_port} too.")
    if made:
        click.echo(f"Each device trusts it once: http://{lan_address()}:{config.port}/trust")


def _config() -> Config:
    config: Config = current_app.extensions["config"]
    return config
