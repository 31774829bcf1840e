// English: guest list.

/** @type {Record<string, string>} */
export default {
  "%(count)s bỏ qua": "%(count)s skipped",
  "%(count)s cập nhật": "%(count)s updated",
  "%(count)s giữ nguyên": "%(count)s unchanged",
  "%(count)s thêm mới": "%(count)s new",
  "%(shown)s khách.": "%(shown)s [guest|guests].",
  "Chức vụ, đơn vị": "Position, organisation",
  "Có %(errors)s lỗi: chưa ghi gì. Hãy sửa trong bảng tính rồi chọn lại tệp.":
    "%(errors)s [error|errors]: nothing was written. Correct the spreadsheet and choose it again.",
  "Có mặt": "Present",
  "Danh sách còn trống.": "The list is empty.",
  "Danh sách đã đúng như tệp này, không có gì để ghi.": "The list is already as in this file; there is nothing to write.",
  "Danh sách khách mời": "Guest list",
  "Đã ghi: %(created)s thêm mới, %(updated)s cập nhật": "Written: %(created)s new, %(updated)s updated",
  "Đã hủy mời": "Cancelled",
  "Đã lưu": "Saved",
  "Đã mời lại, thẻ có mã mới": "Invited again; the badge has a new code",
  "Đang xem %(shown)s khách đầu, còn nữa.": "The first %(shown)s [guest|guests]; there are more.",
  "Điện thoại": "Phone",
  "Ghi %(count)s khách vào danh sách": "Write %(count)s [guest|guests] to the list",
  "Ghi vào danh sách": "Write to the list",
  "Giữ nguyên": "Keep",
  "Họ và tên": "Full name",
  "Khách": "Guest",
  "Không có khách nào hợp với điều đang tìm.": "No guest fits this search.",
  "Không gửi được tệp. Hãy kiểm tra mạng rồi chọn lại tệp.": "The file was not sent. Check the network and choose it again.",
  "Nhập danh sách từ tệp Excel của văn phòng: có trang bìa, dòng tiêu đề nhóm, dòng tổng cộng cũng đọc được.":
    "Import the office's Excel list: cover pages, group headings and totals are understood.",
  "Nhập từ Excel": "Import from Excel",
  "Nhóm": "Group",
  "Nơi khác vừa sửa khách này. Hãy xem lại rồi lưu lần nữa nếu vẫn đúng.":
    "This guest was just changed elsewhere. Look again, and save once more if it still holds.",
  "Tệp đọc được. Hãy xem lại rồi ghi.": "The file can be read. Look it over, then write.",
  "Thêm khách": "Add a guest",
  "Thêm khách mời": "Add a guest",
  "Tìm khách": "Find a guest",
  "Tình trạng": "Status",
  "Việc": "Action",
  "Tất cả các nhóm": "All groups",
  "Xem thêm khách": "More guests",
};
