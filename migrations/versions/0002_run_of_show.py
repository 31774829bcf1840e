"""run of show: blocks, steps, runs, messages, who calls; jobs, webhooks, remembered columns"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('block',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('planned_s', sa.Integer(), nullable=True),
    sa.Column('colour', sa.String(length=20), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_block_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_block'))
    )
    op.create_table('rundown_column',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=60), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_rundown_column_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rundown_column'))
    )
    op.create_table('rundown_edit',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('actor', sa.String(length=60), nullable=False),
    sa.Column('actor_name', sa.String(length=200), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('changes', sa.JSON(), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('given_up_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_rundown_edit_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rundown_edit'))
    )
    op.create_index('ix_rundown_edit_actor', 'rundown_edit', ['forum_id', 'actor', 'id'])
    op.create_table('prepared_message',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(length=500), nullable=False),
    sa.Column('target', sa.String(length=20), nullable=False),
    sa.Column('level', sa.String(length=20), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_prepared_message_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_prepared_message'))
    )
    op.create_table('import_mapping',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('columns', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_import_mapping_forum_id')),
    sa.PrimaryKeyConstraint('forum_id', 'kind', name=op.f('pk_import_mapping'))
    )
    op.create_table('job',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('subject', sa.Integer(), nullable=False),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('claimed_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('given_up_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('trouble', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_job_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_job'))
    )
    op.create_index('ix_job_due', 'job', ['done_at', 'given_up_at', 'due_at'])
    op.create_table('webhook',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('url', sa.String(length=500), nullable=False),
    sa.Column('secret', sa.String(length=100), nullable=False),
    sa.Column('kinds', sa.JSON(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_webhook_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_webhook'))
    )
    with op.batch_alter_table('device') as device:
        device.add_column(sa.Column('scopes', sa.JSON(), nullable=True))
        device.add_column(sa.Column('page', sa.String(length=60), nullable=True))
    with op.batch_alter_table('cue') as cue:
        cue.add_column(sa.Column('block_id', sa.Integer(), nullable=True))
        cue.add_column(sa.Column('office', sa.String(length=300), nullable=False, server_default=''))
        cue.add_column(sa.Column('flagged', sa.Boolean(), nullable=False, server_default=sa.false()))
        cue.add_column(sa.Column('colour', sa.String(length=20), nullable=False, server_default=''))
        cue.add_column(sa.Column('auto', sa.Boolean(), nullable=False, server_default=sa.false()))
        cue.add_column(sa.Column('custom', sa.JSON(), nullable=False, server_default='{}'))
        cue.create_foreign_key(op.f('fk_cue_block_id'), 'block', ['block_id'], ['id'])
    with op.batch_alter_table('call') as call:
        call.add_column(sa.Column('run', sa.Integer(), nullable=False, server_default='1'))
        call.add_column(sa.Column('steps', sa.JSON(), nullable=False, server_default='[]'))
        call.drop_index('ix_call_forum')
        call.create_index('ix_call_run', ['forum_id', 'run', 'undone_at', 'id'])
    with op.batch_alter_table('show') as show:
        show.add_column(sa.Column('run', sa.Integer(), nullable=False, server_default='1'))
        show.add_column(sa.Column('messages', sa.JSON(), nullable=False, server_default='[]'))
        show.add_column(sa.Column('ready', sa.JSON(), nullable=False, server_default='{}'))
        show.add_column(sa.Column('caller', sa.JSON(), nullable=True))
        show.add_column(sa.Column('rolling', sa.Boolean(), nullable=False, server_default=sa.false()))
        show.add_column(sa.Column('timer_dark', sa.Boolean(), nullable=False, server_default=sa.false()))
        show.drop_column('message')
    _without_defaults()


def _without_defaults() -> None:
    """New rows bring their own values; the defaults above were for those that were there."""
    for table, columns in (
        ('cue', ('office', 'flagged', 'colour', 'auto', 'custom')),
        ('call', ('run', 'steps')),
        ('show', ('run', 'messages', 'ready', 'rolling', 'timer_dark')),
    ):
        with op.batch_alter_table(table) as changed:
            for column in columns:
                changed.alter_column(column, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('show') as show:
        for column in ('run', 'messages', 'ready', 'caller', 'rolling', 'timer_dark'):
            show.drop_column(column)
        show.add_column(sa.Column('message', sa.JSON(), nullable=True))
    with op.batch_alter_table('call') as call:
        call.drop_index('ix_call_run')
        call.create_index('ix_call_forum', ['forum_id', 'undone_at', 'id'])
        call.drop_column('run')
        call.drop_column('steps')
    with op.batch_alter_table('cue') as cue:
        cue.drop_constraint(op.f('fk_cue_block_id'), type_='foreignkey')
        for column in ('block_id', 'office', 'flagged', 'colour', 'auto', 'custom'):
            cue.drop_column(column)
    with op.batch_alter_table('device') as device:
        device.drop_column('scopes')
        device.drop_column('page')
    for table in ('webhook', 'job', 'import_mapping', 'prepared_message', 'rundown_edit', 'rundown_column', 'block'):
        op.drop_table(table)
