"""the newest pledges of a name are found without looking through the others"""

from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index('ix_pledge_donor', 'pledge')
    op.create_index('ix_pledge_donor', 'pledge', ['forum_id', 'donor_folded', 'run', 'number'])


def downgrade() -> None:
    op.drop_index('ix_pledge_donor', 'pledge')
    op.create_index('ix_pledge_donor', 'pledge', ['forum_id', 'donor_folded'])
