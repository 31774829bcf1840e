"""salutations of up to sixty characters"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    lengthen(60, 20)


def downgrade() -> None:
    lengthen(20, 60)


def lengthen(after: int, before: int) -> None:
    with op.batch_alter_table('guest') as guest:
        guest.alter_column('salutation', type_=sa.String(after), existing_type=sa.String(before), existing_nullable=False)
