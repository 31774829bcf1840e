// English: what every page says.

/** @type {Record<string, string>} */
export default {
  "Chờ tín hiệu…": "Waiting for a signal…",
  "Có lỗi": "Something went wrong",
  "cùng %(names)s": "with %(names)s",
  "Danh sách phím tắt": "List of shortcuts",
  "Đang kết nối…": "Connecting…",
  "Đóng": "Close",
  "Giữ nút một giây để thực hiện.": "Hold the button for a second.",
  "Không có quyền": "Not allowed",
  "Không có trả lời": "No answer",
  "Không nối được tới máy chủ. Hãy kiểm tra mạng.": "The server cannot be reached. Check the network.",
  "Máy chủ chưa gửi được số liệu (%(code)s). Đang thử lại…": "The server could not send the numbers (%(code)s). Trying again…",
  "Máy chủ trả lời quá lâu. Chưa rõ thao tác đã được ghi nhận hay chưa.": "The server took too long. It is not known whether this was recorded.",
  "Máy chủ từ chối (%(status)s).": "The server refused (%(status)s).",
  "Mất kết nối": "Disconnected",
  "MẤT KẾT NỐI – chưa có số liệu": "DISCONNECTED – no numbers yet",
  "MẤT KẾT NỐI – số liệu lúc %(time)s": "DISCONNECTED – numbers of %(time)s",
  "Phiên đăng nhập đã hết. Hãy đăng nhập lại ở trang đầu.": "Your sign-in has ended. Sign in again on the first page.",
  "Phím cách": "Space",
  "Thiết bị này không còn được xem màn hình này.": "This device may no longer watch this screen.",
  "Thôi": "Cancel",
  "Trực tiếp": "Live",
};
