"""guests and the door: delegations, seats, retired codes, every attempt at the door, the MC's greeting"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

LETTERS = sa.String(600).with_variant(sa.String(600, collation='C'), 'postgresql')
HEADS = sa.text('heads')
ADDED = (
    ('delegation_id', sa.Integer(), None),
    ('heads', sa.Boolean(), sa.false()),
    ('vip', sa.Boolean(), sa.false()),
    ('rsvp', sa.String(20), ''),
    ('zone', sa.String(60), ''),
    ('merged_into_id', sa.Integer(), None),
)


def upgrade() -> None:
    op.create_table('delegation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(300), nullable=False),
    sa.Column('folded', LETTERS, nullable=False),
    sa.Column('contact_name', sa.String(120), nullable=False),
    sa.Column('contact_phone', sa.String(40), nullable=False),
    sa.Column('note', sa.String(500), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_delegation_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_delegation')),
    sa.UniqueConstraint('forum_id', 'folded', name=op.f('uq_delegation_forum_id_folded'))
    )
    with op.batch_alter_table('guest') as guest:
        for name, kind, default in ADDED:
            guest.add_column(sa.Column(name, kind, nullable=default is None, server_default=default))
        guest.create_foreign_key(op.f('fk_guest_delegation_id'), 'delegation', ['delegation_id'], ['id'])
        guest.create_foreign_key(op.f('fk_guest_merged_into_id'), 'guest', ['merged_into_id'], ['id'])
    with op.batch_alter_table('guest') as guest:
        for name, _, default in ADDED:
            if default is not None:
                guest.alter_column(name, server_default=None)
    op.create_index('ix_guest_delegation', 'guest', ['delegation_id'])
    op.create_index('uq_guest_heads', 'guest', ['delegation_id'], unique=True, sqlite_where=HEADS, postgresql_where=HEADS)
    op.create_table('retired_code',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(20), nullable=False),
    sa.Column('guest_id', sa.Integer(), nullable=False),
    sa.Column('why', sa.String(20), nullable=False),
    sa.Column('retired_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_retired_code_forum_id')),
    sa.ForeignKeyConstraint(['guest_id'], ['guest.id'], name=op.f('fk_retired_code_guest_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_retired_code')),
    sa.UniqueConstraint('forum_id', 'code', name=op.f('uq_retired_code_forum_id_code'))
    )
    op.create_table('seat',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('label', sa.String(30), nullable=False),
    sa.Column('folded', sa.String(60), nullable=False),
    sa.Column('zone', sa.String(60), nullable=False),
    sa.Column('row', sa.Integer(), nullable=False),
    sa.Column('column', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_seat_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_seat')),
    sa.UniqueConstraint('forum_id', 'folded', name=op.f('uq_seat_forum_id_folded'))
    )
    op.create_table('scan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(100), nullable=False),
    sa.Column('fingerprint', sa.String(64), nullable=False),
    sa.Column('status', sa.String(20), nullable=False),
    sa.Column('http_status', sa.Integer(), nullable=False),
    sa.Column('answer', sa.JSON(), nullable=False),
    sa.Column('guest_id', sa.Integer(), nullable=True),
    sa.Column('admission_id', sa.Integer(), nullable=True),
    sa.Column('desk', sa.String(60), nullable=False),
    sa.Column('actor', sa.String(200), nullable=False),
    sa.Column('scanned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('offline', sa.Boolean(), nullable=False),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['admission_id'], ['admission.id'], name=op.f('fk_scan_admission_id')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_scan_forum_id')),
    sa.ForeignKeyConstraint(['guest_id'], ['guest.id'], name=op.f('fk_scan_guest_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scan')),
    sa.UniqueConstraint('forum_id', 'key', name=op.f('uq_scan_forum_id_key'))
    )
    op.create_index('ix_scan_status', 'scan', ['forum_id', 'status', 'id'])
    op.create_index('ix_scan_guest', 'scan', ['guest_id'])
    op.create_index('ix_scan_desk', 'scan', ['forum_id', 'desk', 'at'])
    op.create_table('greeting',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.String(200), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_greeting_forum_id')),
    sa.PrimaryKeyConstraint('forum_id', name=op.f('pk_greeting'))
    )
    with op.batch_alter_table('guest_group') as group:
        group.add_column(sa.Column('arranged', sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table('guest_group') as group:
        group.alter_column('arranged', server_default=None)
    with op.batch_alter_table('forum') as forum:
        forum.add_column(sa.Column('erased_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('forum') as forum:
        forum.drop_column('erased_at')
    with op.batch_alter_table('guest_group') as group:
        group.drop_column('arranged')
    for table in ('greeting', 'scan', 'seat', 'retired_code'):
        op.drop_table(table)
    op.drop_index('uq_guest_heads', 'guest')
    op.drop_index('ix_guest_delegation', 'guest')
    with op.batch_alter_table('guest') as guest:
        guest.drop_constraint(op.f('fk_guest_merged_into_id'), type_='foreignkey')
        guest.drop_constraint(op.f('fk_guest_delegation_id'), type_='foreignkey')
        for name, _, _ in ADDED:
            guest.drop_column(name)
    op.drop_table('delegation')
