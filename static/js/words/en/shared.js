// English: what pages of several slices say.

/** @type {Record<string, string>} */
export default {
  "Bỏ qua": "Skip",
  "Cần có họ và tên.": "The full name is needed.",
  "Cập nhật": "Update",
  "Chưa đến": "Not here",
  "Dòng": "Row",
  "dự thay: %(who)s": "deputy: %(who)s",
  "Đã hủy": "Voided",
  "Mã QR": "QR code",
  "Đã xong": "Done",
  "Đang diễn ra": "On now",
  "Đang tải…": "Loading…",
  "Đón tiếp": "Check-in",
  "Ghế": "Seat",
  "Ghế %(seat)s": "Seat %(seat)s",
  "ghế %(seat)s": "seat %(seat)s",
  "Lỗi": "Error",
  "Số": "No.",
  "Sửa": "Edit",
  "Thao tác": "Actions",
  "Tổ kỹ thuật": "Crew",
  "Từng dòng của tệp": "Rows of the file",
  "Chọn tất cả": "Choose all",
  "đã hủy": "void",
  "Lý do": "Reason",
};
