"""Runs migrations on the app's own database. Always online: the app knows how to connect."""

from alembic import context
from flask import current_app

from forum_app.store.database import Base, Instant


def render_item(kind, item, _autogen):
    """Write plain column types: a migration must not change when the app's own types do."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


database = current_app.extensions["migrate"].db

with database.engine.connect() as connection:
    on_sqlite = connection.dialect.name == "sqlite"
    if on_sqlite:
        # A table is changed by making it anew while others refer to it. Only heard outside a transaction.
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=on_sqlite,
        compare_type=False,
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()
        if on_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise RuntimeError("a migration has left rows that refer to nothing")
    connection.commit()
    if on_sqlite:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")
