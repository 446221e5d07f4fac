"""A project in a PostgreSQL database, for a team."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from qualcoder_net.errors import ProjectError
from qualcoder_net.i18n import msg
from qualcoder_net.store.complaints import translate_errors

_SCHEME = r"postgres(ql)?(\+\w+)?://"


def is_database_url(where: str | Path) -> bool:
    return isinstance(where, str) and re.match(_SCHEME, where) is not None


def postgres_engine(url: str) -> Engine:
    try:
        parsed = make_url(re.sub("^" + _SCHEME, "postgresql+psycopg://", url))
        if "@" in (parsed.host or ""):  # a part of the password, which must not be shown
            raise ValueError
        engine = create_engine(parsed, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise ProjectError(
            msg("PostgreSQL needs one more package."),
            msg("Install it: pip install 'qualcoder-net[team]'"),
        ) from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise ProjectError(
            msg("This database address cannot be read."),
            msg("Write it as postgresql://user:password@host/database; in the password write "
                "@ as %40, / as %2F and : as %3A."),
        ) from error  # fmt: skip
    translate_errors(engine, shown(parsed))
    return engine


def shown(url: URL) -> str:
    """An address as it may be seen by anyone."""
    return (
        url.set(drivername="postgresql")
        .difference_update_query(["password", "sslpassword"])
        .render_as_string()
    )
