// English: trusting the forum's certificate.

/** @type {Record<string, string>} */
export default {
  ": chưa biết": ": not known yet",
  ": chưa được": ": not yet",
  ": được": ": yes",
  "Bàn đón tiếp chạy được khi mất mạng": "The check-in desk works without the network",
  "Camera quét mã dùng được": "The camera can scan",
  "Đang kiểm tra…": "Checking…",
  "Thiết bị này chưa tin máy chủ: hãy cài theo các bước, rồi kiểm tra lại.": "This device does not trust the server yet: follow the steps, then check again.",
  "Thiết bị này đã tin máy chủ. Từ nay hãy mở bằng HTTPS.": "This device trusts the server. From now on, open it over HTTPS.",
  "Thiết bị này dùng được đủ: camera và bàn đón tiếp khi mất mạng.": "This device can do everything: camera, and check-in without the network.",
  "Thiết bị tin chứng chỉ của máy chủ": "The device trusts the server's certificate",
  "Trang mở bằng HTTPS nhưng thiết bị chưa tin chứng chỉ: hãy cài theo các bước.": "The page came over HTTPS, but the device does not trust the certificate yet: follow the steps.",
  "Trình duyệt coi trang này là an toàn (HTTPS)": "The browser takes this page for safe (HTTPS)",
};
