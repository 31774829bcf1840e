"""first tables"""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None

# The ledger is append-only in the database itself, whoever writes to it.
LEDGER_GUARDS = {
    "sqlite": (
        """CREATE TRIGGER ledger_line_no_update BEFORE UPDATE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'ledger_line is append-only'); END""",
        """CREATE TRIGGER ledger_line_no_delete BEFORE DELETE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'ledger_line is append-only'); END""",
        """CREATE TRIGGER ledger_line_no_replace BEFORE INSERT ON ledger_line
WHEN EXISTS (SELECT 1 FROM ledger_line WHERE id = NEW.id OR (pledge_id = NEW.pledge_id AND line = NEW.line))
BEGIN SELECT RAISE(ABORT, 'ledger_line is append-only'); END""",
    ),
    "postgresql": (
        """CREATE OR REPLACE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'ledger_line is append-only'; END $$""",
        """CREATE TRIGGER ledger_line_append_only BEFORE UPDATE OR DELETE ON ledger_line
FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change()""",
    ),
}


def upgrade() -> None:
    op.create_table('forum',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('subtitle', sa.String(length=300), nullable=False),
    sa.Column('venue', sa.String(length=200), nullable=False),
    sa.Column('host', sa.String(length=200), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('timezone', sa.String(length=60), nullable=False),
    sa.Column('goal', sa.BigInteger(), nullable=False),
    sa.Column('opening_total', sa.BigInteger(), nullable=False),
    sa.Column('locale', sa.String(length=10), nullable=False),
    sa.Column('bank_bin', sa.String(length=6), nullable=True),
    sa.Column('account_number', sa.String(length=19), nullable=True),
    sa.Column('account_name', sa.String(length=120), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum')),
    sa.UniqueConstraint('slug', name=op.f('uq_forum_slug'))
    )
    op.create_table('person',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('username', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('password_hash', sa.String(length=200), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person')),
    sa.UniqueConstraint('username', name=op.f('uq_person_username'))
    )
    op.create_table('cue',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('planned_s', sa.Integer(), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('presenter', sa.String(length=300), nullable=False),
    sa.Column('scene', sa.String(length=20), nullable=True),
    sa.Column('skipped', sa.Boolean(), nullable=False),
    sa.Column('note_mc', sa.Text(), nullable=False),
    sa.Column('note_sound', sa.Text(), nullable=False),
    sa.Column('note_light', sa.Text(), nullable=False),
    sa.Column('note_screen', sa.Text(), nullable=False),
    sa.Column('note_stage', sa.Text(), nullable=False),
    sa.Column('steps', sa.JSON(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_cue_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cue'))
    )
    with op.batch_alter_table('cue', schema=None) as batch_op:
        batch_op.create_index('ix_cue_order', ['forum_id', 'position'], unique=False)

    op.create_table('device',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('desk', sa.String(length=60), nullable=True),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_seen_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_device_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_device')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_device_token_hash'))
    )
    op.create_table('feed_entry',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_feed_entry_forum_id')),
    sa.PrimaryKeyConstraint('forum_id', 'seq', name=op.f('pk_feed_entry'))
    )
    with op.batch_alter_table('feed_entry', schema=None) as batch_op:
        batch_op.create_index('ix_feed_entry_kind', ['forum_id', 'kind', 'seq'], unique=False)

    op.create_table('feed_head',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_feed_head_forum_id')),
    sa.PrimaryKeyConstraint('forum_id', name=op.f('pk_feed_head'))
    )
    op.create_table('guest_group',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('short_name', sa.String(length=100), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('leaders', sa.Boolean(), nullable=False),
    sa.Column('protected', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_guest_group_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guest_group')),
    sa.UniqueConstraint('forum_id', 'number', name=op.f('uq_guest_group_forum_id_number'))
    )
    op.create_table('pledge',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('reference', sa.String(length=20), nullable=False),
    sa.Column('donor_name', sa.String(length=200), nullable=False),
    sa.Column('donor_folded', sa.String(length=400), nullable=False),
    sa.Column('donor_kind', sa.String(length=20), nullable=False),
    sa.Column('anonymous', sa.Boolean(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('description', sa.String(length=500), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('counted_seq', sa.Integer(), nullable=True),
    sa.Column('voided_seq', sa.Integer(), nullable=True),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken_by', sa.String(length=200), nullable=False),
    sa.Column('desk', sa.String(length=60), nullable=True),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_pledge_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pledge')),
    sa.UniqueConstraint('forum_id', 'number', name=op.f('uq_pledge_forum_id_number'))
    )
    with op.batch_alter_table('pledge', schema=None) as batch_op:
        batch_op.create_index('ix_pledge_counting', ['forum_id', 'kind', 'counted_seq'], unique=False)
        batch_op.create_index('ix_pledge_donor', ['forum_id', 'donor_folded'], unique=False)
        batch_op.create_index('ix_pledge_status', ['forum_id', 'status'], unique=False)

    op.create_table('sign_in',
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_sign_in_person_id')),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_sign_in'))
    )
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_in_person_id'), ['person_id'], unique=False)

    op.create_table('stored_answer',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('actor', sa.String(length=60), nullable=False),
    sa.Column('key', sa.String(length=100), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('status', sa.Integer(), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_stored_answer_forum_id')),
    sa.PrimaryKeyConstraint('forum_id', 'actor', 'key', name=op.f('pk_stored_answer'))
    )
    op.create_table('call',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('cue_id', sa.Integer(), nullable=False),
    sa.Column('called_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('held_ms', sa.Integer(), nullable=False),
    sa.Column('held_since', sa.DateTime(timezone=True), nullable=True),
    sa.Column('adjust_s', sa.Integer(), nullable=False),
    sa.Column('show_version', sa.Integer(), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['cue_id'], ['cue.id'], name=op.f('fk_call_cue_id')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_call_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_call'))
    )
    with op.batch_alter_table('call', schema=None) as batch_op:
        batch_op.create_index('ix_call_forum', ['forum_id', 'undone_at', 'id'], unique=False)

    op.create_table('guest',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('full_name', sa.String(length=200), nullable=False),
    sa.Column('salutation', sa.String(length=20), nullable=False),
    sa.Column('position', sa.String(length=200), nullable=False),
    sa.Column('organisation', sa.String(length=300), nullable=False),
    sa.Column('search', sa.String(length=1000), nullable=False),
    sa.Column('sort_key', sa.String(length=600).with_variant(sa.String(length=600, collation='C'), 'postgresql'), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('seat', sa.String(length=30), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('cancelled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('admitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_guest_forum_id')),
    sa.ForeignKeyConstraint(['group_id'], ['guest_group.id'], name=op.f('fk_guest_group_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guest')),
    sa.UniqueConstraint('forum_id', 'code', name=op.f('uq_guest_forum_id_code'))
    )
    with op.batch_alter_table('guest', schema=None) as batch_op:
        batch_op.create_index('ix_guest_counts', ['forum_id', 'group_id', 'cancelled_at', 'admitted_at'], unique=False)
        batch_op.create_index('ix_guest_rank', ['forum_id', 'rank', 'id'], unique=False)
        batch_op.create_index('ix_guest_sort', ['forum_id', 'sort_key', 'id'], unique=False)

    op.create_table('ledger_line',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('pledge_id', sa.Integer(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.String(length=200), nullable=False),
    sa.Column('actor_name', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_ledger_line_forum_id')),
    sa.ForeignKeyConstraint(['pledge_id'], ['pledge.id'], name=op.f('fk_ledger_line_pledge_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ledger_line')),
    sa.UniqueConstraint('pledge_id', 'line', name=op.f('uq_ledger_line_pledge_id_line'))
    )
    with op.batch_alter_table('ledger_line', schema=None) as batch_op:
        batch_op.create_index('ix_ledger_line_sum', ['forum_id', 'pledge_id', 'seq', 'amount'], unique=False)

    op.create_table('pledge_request',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('reference', sa.String(length=20), nullable=False),
    sa.Column('donor_name', sa.String(length=200), nullable=False),
    sa.Column('donor_folded', sa.String(length=400), nullable=False),
    sa.Column('donor_kind', sa.String(length=20), nullable=False),
    sa.Column('anonymous', sa.Boolean(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('phone', sa.String(length=30), nullable=False),
    sa.Column('message', sa.String(length=500), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.String(length=200), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('pledge_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_pledge_request_forum_id')),
    sa.ForeignKeyConstraint(['pledge_id'], ['pledge.id'], name=op.f('fk_pledge_request_pledge_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pledge_request')),
    sa.UniqueConstraint('forum_id', 'number', name=op.f('uq_pledge_request_forum_id_number'))
    )
    with op.batch_alter_table('pledge_request', schema=None) as batch_op:
        batch_op.create_index('ix_pledge_request_status', ['forum_id', 'status', 'number'], unique=False)

    op.create_table('pledge_rewording',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('pledge_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.String(length=200), nullable=False),
    sa.Column('actor_name', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['pledge_id'], ['pledge.id'], name=op.f('fk_pledge_rewording_pledge_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pledge_rewording')),
    sa.UniqueConstraint('pledge_id', 'version', name=op.f('uq_pledge_rewording_pledge_id_version'))
    )
    op.create_table('show',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('rundown_version', sa.Integer(), nullable=False),
    sa.Column('mode', sa.String(length=20), nullable=False),
    sa.Column('chosen_cue_id', sa.Integer(), nullable=True),
    sa.Column('scene', sa.String(length=20), nullable=False),
    sa.Column('message', sa.JSON(), nullable=True),
    sa.Column('planned_end_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_go_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_back_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['chosen_cue_id'], ['cue.id'], name=op.f('fk_show_chosen_cue_id')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_show_forum_id')),
    sa.PrimaryKeyConstraint('forum_id', name=op.f('pk_show'))
    )
    op.create_table('tote',
    sa.Column('forum_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('frozen_at_seq', sa.Integer(), nullable=True),
    sa.Column('spotlight_pledge_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_tote_forum_id')),
    sa.ForeignKeyConstraint(['spotlight_pledge_id'], ['pledge.id'], name=op.f('fk_tote_spotlight_pledge_id')),
    sa.PrimaryKeyConstraint('forum_id', name=op.f('pk_tote'))
    )
    op.create_table('admission',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('guest_id', sa.Integer(), nullable=False),
    sa.Column('desk', sa.String(length=60), nullable=False),
    sa.Column('admitted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('scanned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('deputy_name', sa.String(length=200), nullable=False),
    sa.Column('deputy_position', sa.String(length=200), nullable=False),
    sa.Column('actor', sa.String(length=200), nullable=False),
    sa.Column('key', sa.String(length=100), nullable=True),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('undone_by', sa.String(length=200), nullable=False),
    sa.Column('undo_reason', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_admission_forum_id')),
    sa.ForeignKeyConstraint(['guest_id'], ['guest.id'], name=op.f('fk_admission_guest_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_admission')),
    sa.UniqueConstraint('forum_id', 'key', name=op.f('uq_admission_forum_id_key'))
    )
    with op.batch_alter_table('admission', schema=None) as batch_op:
        batch_op.create_index('ix_admission_recent', ['forum_id', 'undone_at', 'admitted_at', 'id'], unique=False)
        batch_op.create_index('uq_admission_standing', ['guest_id'], unique=True, sqlite_where=sa.text('undone_at IS NULL'), postgresql_where=sa.text('undone_at IS NULL'))

    for statement in LEDGER_GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    with op.batch_alter_table('admission', schema=None) as batch_op:
        batch_op.drop_index('uq_admission_standing', sqlite_where=sa.text('undone_at IS NULL'), postgresql_where=sa.text('undone_at IS NULL'))
        batch_op.drop_index('ix_admission_recent')

    op.drop_table('admission')
    op.drop_table('tote')
    op.drop_table('show')
    op.drop_table('pledge_rewording')
    with op.batch_alter_table('pledge_request', schema=None) as batch_op:
        batch_op.drop_index('ix_pledge_request_status')

    op.drop_table('pledge_request')
    with op.batch_alter_table('ledger_line', schema=None) as batch_op:
        batch_op.drop_index('ix_ledger_line_sum')

    op.drop_table('ledger_line')
    with op.batch_alter_table('guest', schema=None) as batch_op:
        batch_op.drop_index('ix_guest_sort')
        batch_op.drop_index('ix_guest_rank')
        batch_op.drop_index('ix_guest_counts')

    op.drop_table('guest')
    with op.batch_alter_table('call', schema=None) as batch_op:
        batch_op.drop_index('ix_call_forum')

    op.drop_table('call')
    op.drop_table('stored_answer')
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_in_person_id'))

    op.drop_table('sign_in')
    with op.batch_alter_table('pledge', schema=None) as batch_op:
        batch_op.drop_index('ix_pledge_status')
        batch_op.drop_index('ix_pledge_donor')
        batch_op.drop_index('ix_pledge_counting')

    op.drop_table('pledge')
    op.drop_table('guest_group')
    op.drop_table('feed_head')
    with op.batch_alter_table('feed_entry', schema=None) as batch_op:
        batch_op.drop_index('ix_feed_entry_kind')

    op.drop_table('feed_entry')
    op.drop_table('device')
    with op.batch_alter_table('cue', schema=None) as batch_op:
        batch_op.drop_index('ix_cue_order')

    op.drop_table('cue')
    op.drop_table('person')
    op.drop_table('forum')
