"""pledges and what follows them: kinds, rehearsals, milestones, matching; donors, bank statements, receipts, the look"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

# Columns that rows of the version before get a value for; the app itself gives it from now on.
FILLED = {
    'pledge': ('run', 'programme', 'unit', 'beneficiary', 'beneficiary_released', 'amount_shown', 'slip'),
    'pledge_request': ('programme', 'amount_shown'),
    'tote': ('run',),
}


def upgrade() -> None:
    op.create_table('bank_statement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('bank', sa.String(length=60), nullable=False),
    sa.Column('filename', sa.String(length=200), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.String(length=200), nullable=False),
    sa.Column('actor_name', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_bank_statement_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bank_statement'))
    )
    op.create_table('donor',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('folded', sa.String(length=400), nullable=False),
    sa.Column('search', sa.String(length=1000), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('contact_name', sa.String(length=120), nullable=False),
    sa.Column('contact_position', sa.String(length=200), nullable=False),
    sa.Column('contact_phone', sa.String(length=40), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('open_letter_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('appeal_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('form_sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('form_returned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answer', sa.String(length=20), nullable=False),
    sa.Column('presenter', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_donor_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_donor')),
    sa.UniqueConstraint('forum_id', 'folded', name=op.f('uq_donor_forum_id_folded'))
    )
    op.create_index('ix_donor_sort', 'donor', ['forum_id', 'position', 'id'])
    op.create_table('logo',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('type', sa.String(length=60), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_logo_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_logo')),
    sa.UniqueConstraint('forum_id', 'digest', name=op.f('uq_logo_forum_id_digest'))
    )
    op.create_table('look',
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('settings', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_look_forum_id')),
    sa.PrimaryKeyConstraint('forum_id', name=op.f('pk_look'))
    )
    op.create_table('milestone',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_milestone_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_milestone')),
    sa.UniqueConstraint('forum_id', 'amount', name=op.f('uq_milestone_forum_id_amount'))
    )
    op.create_table('milestone_reached',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('run', sa.Integer(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_milestone_reached_forum_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_milestone_reached')),
    sa.UniqueConstraint('forum_id', 'run', 'amount', name=op.f('uq_milestone_reached_forum_id_run_amount'))
    )
    op.create_table('bank_line',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('statement_id', sa.Integer(), nullable=False),
    sa.Column('row', sa.Integer(), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('booked_on', sa.Date(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('content', sa.String(length=500), nullable=False),
    sa.Column('payer', sa.String(length=200), nullable=False),
    sa.Column('bank_reference', sa.String(length=100), nullable=False),
    sa.Column('set_aside', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_bank_line_forum_id')),
    sa.ForeignKeyConstraint(['statement_id'], ['bank_statement.id'], name=op.f('fk_bank_line_statement_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bank_line')),
    sa.UniqueConstraint('forum_id', 'fingerprint', name=op.f('uq_bank_line_forum_id_fingerprint'))
    )
    op.create_index('ix_bank_line_booked', 'bank_line', ['forum_id', 'booked_on', 'id'])
    op.create_table('matching_rule',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('pledge_id', sa.Integer(), nullable=False),
    sa.Column('percent', sa.Integer(), nullable=False),
    sa.Column('most', sa.BigInteger(), nullable=True),
    sa.Column('programme', sa.String(length=20), nullable=False),
    sa.Column('began_seq', sa.Integer(), nullable=False),
    sa.Column('ended_seq', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_matching_rule_forum_id')),
    sa.ForeignKeyConstraint(['pledge_id'], ['pledge.id'], name=op.f('fk_matching_rule_pledge_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_matching_rule'))
    )
    op.create_index('ix_matching_rule_forum', 'matching_rule', ['forum_id', 'ended_seq'])
    op.create_table('receipt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('pledge_id', sa.Integer(), nullable=False),
    sa.Column('line_id', sa.Integer(), nullable=True),
    sa.Column('source', sa.String(length=20), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('quantity', sa.Integer(), nullable=True),
    sa.Column('matched_by', sa.String(length=20), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.String(length=200), nullable=False),
    sa.Column('actor_name', sa.String(length=200), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('undone_by', sa.String(length=200), nullable=True),
    sa.Column('undone_reason', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_receipt_forum_id')),
    sa.ForeignKeyConstraint(['line_id'], ['bank_line.id'], name=op.f('fk_receipt_line_id')),
    sa.ForeignKeyConstraint(['pledge_id'], ['pledge.id'], name=op.f('fk_receipt_pledge_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_receipt')),
    sa.UniqueConstraint('forum_id', 'number', name=op.f('uq_receipt_forum_id_number'))
    )
    op.create_index('ix_receipt_line', 'receipt', ['line_id'])
    op.create_index('ix_receipt_pledge', 'receipt', ['pledge_id'])
    with op.batch_alter_table('pledge') as batch_op:
        batch_op.add_column(sa.Column('run', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('programme', sa.String(length=20), nullable=False, server_default='fund'))
        batch_op.add_column(sa.Column('quantity', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('unit', sa.String(length=40), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('months', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('per_month', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('beneficiary', sa.String(length=200), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('beneficiary_released', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('amount_shown', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column('slip', sa.String(length=80), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('donor_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('board_order', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('copy_of', sa.Integer(), nullable=True))
        batch_op.drop_constraint(op.f('uq_pledge_forum_id_number'), type_='unique')
        batch_op.drop_index(op.f('ix_pledge_counting'))
        batch_op.create_index('ix_pledge_counting', ['forum_id', 'run', 'kind', 'counted_seq', 'voided_seq', 'programme'])
        batch_op.create_index('ix_pledge_from_list', ['donor_id'])
        batch_op.create_unique_constraint(op.f('uq_pledge_forum_id_run_number'), ['forum_id', 'run', 'number'])
        batch_op.create_foreign_key(op.f('fk_pledge_donor_id'), 'donor', ['donor_id'], ['id'])
        batch_op.create_foreign_key(op.f('fk_pledge_copy_of'), 'pledge', ['copy_of'], ['id'])
    with op.batch_alter_table('pledge_request') as batch_op:
        batch_op.add_column(sa.Column('programme', sa.String(length=20), nullable=False, server_default='fund'))
        batch_op.add_column(sa.Column('amount_shown', sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table('tote') as batch_op:
        batch_op.add_column(sa.Column('run', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('summed_seq', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('summed', sa.BigInteger(), nullable=True))

    for table, filled in FILLED.items():
        with op.batch_alter_table(table) as batch_op:
            for column in filled:
                batch_op.alter_column(column, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('tote') as batch_op:
        batch_op.drop_column('summed')
        batch_op.drop_column('summed_seq')
        batch_op.drop_column('run')
    with op.batch_alter_table('pledge_request') as batch_op:
        batch_op.drop_column('amount_shown')
        batch_op.drop_column('programme')
    with op.batch_alter_table('pledge') as batch_op:
        batch_op.drop_constraint(op.f('fk_pledge_copy_of'), type_='foreignkey')
        batch_op.drop_constraint(op.f('fk_pledge_donor_id'), type_='foreignkey')
        batch_op.drop_constraint(op.f('uq_pledge_forum_id_run_number'), type_='unique')
        batch_op.drop_index('ix_pledge_from_list')
        batch_op.drop_index('ix_pledge_counting')
        batch_op.create_index(op.f('ix_pledge_counting'), ['forum_id', 'kind', 'counted_seq'])
        batch_op.create_unique_constraint(op.f('uq_pledge_forum_id_number'), ['forum_id', 'number'])
        batch_op.drop_column('copy_of')
        batch_op.drop_column('board_order')
        batch_op.drop_column('donor_id')
        batch_op.drop_column('slip')
        batch_op.drop_column('amount_shown')
        batch_op.drop_column('beneficiary_released')
        batch_op.drop_column('beneficiary')
        batch_op.drop_column('per_month')
        batch_op.drop_column('months')
        batch_op.drop_column('unit')
        batch_op.drop_column('quantity')
        batch_op.drop_column('programme')
        batch_op.drop_column('run')
    op.drop_index('ix_receipt_pledge', 'receipt')
    op.drop_index('ix_receipt_line', 'receipt')
    op.drop_table('receipt')
    op.drop_index('ix_matching_rule_forum', 'matching_rule')
    op.drop_table('matching_rule')
    op.drop_index('ix_bank_line_booked', 'bank_line')
    op.drop_table('bank_line')
    op.drop_table('milestone_reached')
    op.drop_table('milestone')
    op.drop_table('look')
    op.drop_table('logo')
    op.drop_index('ix_donor_sort', 'donor')
    op.drop_table('donor')
    op.drop_table('bank_statement')
