// English: a new version of the app reaches an open desk.

/** @type {Record<string, string>} */
export default {
  "Đã tải sẵn phiên bản mới, bàn sẽ tự đổi khi có mạng và rảnh tay. Lượt quét chờ gửi được giữ nguyên.":
    "A new version is here. The desk changes to it once the network is back and nobody is being served; scans that wait are kept.",
  "Đã có phiên bản mới, bàn sẽ tự đổi khi rảnh tay. Lượt quét chờ gửi được giữ nguyên.":
    "A new version is here. The desk changes to it when nobody is being served; scans that wait are kept.",
  "Bàn này đã chạy phiên bản mới.": "This desk now runs the new version.",
  "máy chủ đã lên phiên bản khác, bàn này sẽ đổi theo rồi gửi.": "the server runs another version; this desk will follow and then send.",
};
