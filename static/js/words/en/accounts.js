// English: devices and accounts.

/** @type {Record<string, string>} */
export default {
  "Chưa có thiết bị nào.": "No devices yet.",
  "chưa mở": "not opened yet",
  "đã cho vào %(count)s": "%(count)s admitted",
  "Đã sao chép liên kết": "Link copied",
  "Đã thu hồi": "Revoked",
  "Đã thu hồi %(name)s.": "%(name)s is revoked.",
  "Đạo diễn sân khấu": "Show caller",
  "Giữ để thu hồi": "Hold to revoke",
  "Màn hình": "Display",
  "Tên": "Name",
  "Thấy lần cuối": "Last seen",
  "Tiếp nhận ủng hộ": "Pledges",
  "Vai trò": "Role",
};
