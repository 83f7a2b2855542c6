"""Alembic's environment. The caller passes the connection in `config.attributes`.

Run by Alembic, never imported; the caller has begun the one transaction of the whole upgrade
and has switched foreign keys off, so nothing here begins, commits or connects.
"""

from alembic import context

from coursegen_desktop.db.models import Base
from coursegen_desktop.db.search import owns_table


def _include(item: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    return not (kind == "table" and name is not None and owns_table(name))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    include_object=_include,
    compare_type=True,
    compare_server_default=True,
    transaction_per_migration=False,
)
context.run_migrations()
