"""Where projects begin: version 0001 is what `create_store` makes, so there is nothing to do.

Later versions say here, one file each, how a project of the version before becomes theirs.
"""

from __future__ import annotations

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing precedes the first version."""
