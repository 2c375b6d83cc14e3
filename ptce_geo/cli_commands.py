"""Commands that are loaded when they are called: the list of them all loads none."""

from collections.abc import Callable
from typing import Any

from typer.core import TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo


def resolve() -> Callable[..., Any]:
    """Donne à chaque étiquette de lieu son code officiel, ou la raison de n'en avoir pas."""
    from ptce_geo.cli_resolve import resolve_command

    return resolve_command


def check() -> Callable[..., Any]:
    """Vérifie la cohérence de chaque périmètre et propose la plus petite réparation."""
    from ptce_geo.cli_check import check_command

    return check_command


def publish() -> Callable[..., Any]:
    """Écrit la publication : les lauréats en entier, les candidats en totaux seulement."""
    from ptce_geo.cli_publish import publish_command

    return publish_command


def export_site() -> Callable[..., Any]:
    """Écrit la carte publique en fichiers statiques : tout hébergeur, ou une clé USB."""
    from ptce_geo.cli_site import export_site_command

    return export_site_command


def demo() -> Callable[..., Any]:
    """Écrit des candidatures de DÉMONSTRATION, fictives, aux défauts connus."""
    from ptce_geo.cli_demo import demo_command

    return demo_command


def cog_diff() -> Callable[..., Any]:
    """Dit ce que les millésimes du COG parus depuis changent pour chaque PTCE."""
    from ptce_geo.cli_cog_diff import cog_diff_command

    return cog_diff_command


def export() -> Callable[..., Any]:
    """Exporte ce que laissent les filtres, avec leur phrase, la date, les sources et la licence."""
    from ptce_geo.cli_export import export_command

    return export_command


# What each command loads takes up to a second: it is loaded when the command is called. The list of
# commands says the first line of these functions, which is that of the command itself.
LATER = {
    "resolve": resolve,
    "check": check,
    "publish": publish,
    "export-site": export_site,
    "demo": demo,
    "cog-diff": cog_diff,
    "export": export,
}


class Commands(TyperGroup):
    """The commands; one of ``LATER`` is loaded when it is called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names, loaded."""
        if args and args[0] in LATER:
            info = CommandInfo(args[0], callback=LATER[args[0]]())
            self.commands[args[0]] = get_command_from_info(
                info, pretty_exceptions_short=True, rich_markup_mode=self.rich_markup_mode
            )
        return super().resolve_command(ctx, args)
