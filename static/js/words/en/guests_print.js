// English: printing for guests.

/** @type {Record<string, string>} */
export default {
  "In cho %(count)s khách đã chọn": "Print for %(count)s chosen [guest|guests]",
  "In cho cả %(count)s khách": "Print for all %(count)s [guest|guests]",
  "Không có khách nào để in.": "Nobody to print for.",
  "Không có khách nào hợp với lựa chọn này.": "No guest fits this choice.",
  "và %(count)s khách nữa; hãy tìm để chọn từng người.": "and %(count)s more; search to choose them one by one.",
};
