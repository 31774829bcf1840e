// English: how stage and overlay look.

/** @type {Record<string, string>} */
export default {
  "Chưa lưu: hãy xem các mục báo lỗi.": "Not saved: see what is marked.",
  "Đã lưu. Mọi màn hình đang theo giao diện này.": "Saved. Every screen looks like this now.",
  "Giữ để bỏ": "Hold to remove",
  "Tương phản %(value)s : 1": "Contrast %(value)s : 1",
  "Tương phản %(value)s : 1 – ít nhất 4,5 : 1": "Contrast %(value)s : 1 – at least 4.5 : 1",
};
