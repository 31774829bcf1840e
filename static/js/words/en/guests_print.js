// English: printing for guests.

/** @type {Record<string, string>} */
export default {
  "In cho %(count)s khách đã chọn": "Print for %(count)s chosen guests",
  "In cho cả %(count)s khách": "Print for all %(count)s guests",
  "Không có khách nào để in.": "Nobody to print for.",
  "Không có khách nào hợp với lựa chọn này.": "No guest fits this choice.",
  "Không tải được tệp. Hãy kiểm tra mạng rồi thử lại.": "The file could not be fetched. Check the network and try again.",
  "và %(count)s khách nữa; hãy tìm để chọn từng người.": "and %(count)s more; search to choose them one by one.",
};
