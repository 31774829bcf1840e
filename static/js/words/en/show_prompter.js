// English: the donors on the MC's tablet, as the pledge desk knows them now.

/** @type {Record<string, string>} */
export default {
  "Chưa hỏi được bàn tiếp nhận: tên và số tiền theo kịch bản.": "The pledge desk does not answer yet: names and amounts as scripted.",
  "Đã công bố, đã tính vào tổng": "Announced, counted already",
  "Đã hủy – không mời": "Void – do not call",
  "Khoản này đã hủy: không mời lên sân khấu.": "This pledge is void: nobody comes on stage.",
  "Không có khoản ủng hộ – hỏi đạo diễn": "No such pledge – ask the stage manager",
  "Kịch bản ghi: %(title)s": "In the script: %(title)s",
  "Số liệu lúc %(time)s, đang hỏi lại bàn tiếp nhận.": "As of %(time)s, asking the pledge desk again.",
  "Theo kịch bản, chưa kiểm tra": "As scripted, not checked",
  "Trao tặng: %(what)s": "Gift: %(what)s",
};
