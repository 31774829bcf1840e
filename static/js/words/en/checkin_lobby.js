// English: the lobby's board.

/** @type {Record<string, string>} */
export default {
  "%(from)s–%(to)s: %(count)s khách": "%(from)s–%(to)s: %(count)s [guest|guests]",
  "Bàn chưa đặt tên": "Desk without a name",
  "Biểu đồ hiện khi khách đầu tiên vào cửa.": "The chart appears with the first guest.",
  "Chưa có đoàn nào trong danh sách.": "No delegations on the list yet.",
  "chưa quét": "no scans yet",
  "chưa xếp ai": "nobody's seat",
  "Đông nhất %(from)s–%(to)s: %(most)s khách": "Busiest %(from)s–%(to)s: %(most)s [guest|guests]",
  "giữ cho %(who)s": "kept for %(who)s",
  "giữ cho khách chưa đến": "kept for a guest who has not come",
  "Khách quý: %(present)s / %(expected)s có mặt": "Guests of honour: %(present)s / %(expected)s present",
  "Không có ghế trống nào ở khu phía trước.": "No empty seats in front.",
  "lần cuối %(time)s": "last at %(time)s",
  "mới đến": "just came",
  "Trưởng đoàn chưa đến": "Its head has not come",
  "và %(count)s đoàn nữa": "and %(count)s more [delegation|delegations]",
  "và %(count)s ghế nữa": "and %(count)s more [seat|seats]",
};
