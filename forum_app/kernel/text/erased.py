"""What stands where somebody's name stood, once personal data has been erased."""

# In Vietnamese, as the rows themselves are: it is written once and for all readers.
ERASED = "đã xóa"
ERASED_FOLDED = "da xoa"
