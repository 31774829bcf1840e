"""salutations of up to sixty characters; records that look alike and are two people"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    lengthen(60, 20)
    op.create_table('two_people',
    sa.Column('first_id', sa.Integer(), nullable=False),
    sa.Column('second_id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['first_id'], ['guest.id'], name=op.f('fk_two_people_first_id')),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_two_people_forum_id')),
    sa.ForeignKeyConstraint(['second_id'], ['guest.id'], name=op.f('fk_two_people_second_id')),
    sa.PrimaryKeyConstraint('first_id', 'second_id', name=op.f('pk_two_people'))
    )


def downgrade() -> None:
    op.drop_table('two_people')
    lengthen(20, 60)


def lengthen(after: int, before: int) -> None:
    with op.batch_alter_table('guest') as guest:
        guest.alter_column('salutation', type_=sa.String(after), existing_type=sa.String(before), existing_nullable=False)
