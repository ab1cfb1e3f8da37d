"""`musnad account`: who may write at the desk."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from musnad.ledger.commands import DEFAULT, Ledger

if TYPE_CHECKING:
    from musnad.web.safety.accounts import Accounts

app = typer.Typer(
    no_args_is_help=True, help="Who may write at the desk: accounts, in a file beside the ledger."
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="As it will stand beside reviews.")]


@app.command(epilog="Example: `musnad account add Mariam --ledger news.db`")
def add(name: Name, ledger: Ledger = DEFAULT) -> None:
    """Open an account. The password is asked for, or is the first line of standard input."""
    from musnad.errors import UsageError

    accounts = _accounts(ledger)
    password = _asked() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise UsageError("No password was given.")
    accounts.add(name, password)
    print(f"{name} can sign in. Accounts are kept in {accounts.path}.")


@app.command(epilog="Example: `musnad account remove Mariam --ledger news.db`")
def remove(name: Name, ledger: Ledger = DEFAULT) -> None:
    """Close an account; whoever is signed in with it is signed out. What it reviewed stays."""
    _accounts(ledger).remove(name)
    print(f"{name} can no longer sign in.")


@app.command("list", epilog="Example: `musnad account list --ledger news.db`")
def list_(ledger: Ledger = DEFAULT) -> None:
    """List the accounts, and since when there are."""
    for name, added in _accounts(ledger).names():
        print(f"{added}  {name}")


def _accounts(ledger: Ledger) -> Accounts:
    from musnad.errors import UsageError
    from musnad.ledger.ledger import Ledger as Opened

    try:
        from musnad.web.safety.accounts import Accounts
    except ImportError as error:
        raise UsageError(
            f"Accounts need the extra `web` ({error.name}): pip install 'musnad[web]'."
        ) from None
    Opened(ledger, read_only=True).close()  # a mistyped name would make accounts that no desk looks at
    return Accounts(Accounts.beside(ledger))


def _asked() -> str:
    from musnad.errors import UsageError

    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        raise UsageError("The two are not the same.")
    return first
