// English: the code a pledge is paid by, and the paper slips of a desk.

/** @type {Record<string, string>} */
export default {
  "Lần %(part)s / %(of)s": "Transfer %(part)s of %(of)s",
  "Mã chuyển khoản %(reference)s": "Transfer code %(reference)s",
  "Mã VietQR %(amount)s": "VietQR code of %(amount)s",
  "Người ủng hộ đồng ý chuyển %(count)s lần": "The donor agrees to %(count)s transfers",
  "Hãy nhờ người quản trị máy chủ khai báo tài khoản, rồi mở lại mã này.": "Ask whoever runs the server to name the account, then open this code again.",
  "Số tài khoản": "Account number",
  "Ngân hàng": "Bank",
  "Chủ tài khoản": "Account holder",
  "Nội dung": "Content",
};
