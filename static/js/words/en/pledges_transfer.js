// English: the code a pledge is paid by, and the paper slips of a desk.

/** @type {Record<string, string>} */
export default {
  "Lần %(part)s / %(of)s": "Transfer %(part)s of %(of)s",
  "Mã chuyển khoản %(reference)s": "Transfer code %(reference)s",
  "Mã VietQR %(amount)s": "VietQR code of %(amount)s",
  "Người ủng hộ đồng ý chuyển %(count)s lần": "The donor agrees to %(count)s [transfer|transfers]",
  "Hãy nhờ người quản trị máy chủ khai báo tài khoản, rồi mở lại mã này.": "Ask whoever runs the server to name the account, then open this code again.",
  "Số tài khoản": "Account number",
  "Ngân hàng": "Bank",
  "Chủ tài khoản": "Account holder",
  "Nội dung": "Content",
  "Mã QR để chuyển khoản khoản vừa ghi": "Transfer code of what was just taken",
  "Khoản vừa ghi còn đang gửi. Mã QR có ngay khi máy chủ trả lời.": "What was just taken is still on its way. Its code is there once the server has answered.",
  "Bàn này chưa ghi khoản nào. Hãy bấm mã QR ở dòng của khoản cần trả.": "This desk has taken nothing yet. Press the code in the line of the pledge to be paid.",
  "Phiếu giấy này đã nhập: %(reference)s – %(name)s.": "This slip is in the list already: %(reference)s – %(name)s.",
  "%(count)s phiếu trên %(sheets)s tờ A4": "%(count)s [slip|slips] on %(sheets)s [sheet|sheets] of A4",
};
