// English: a bank line for several pledges.

/** @type {Record<string, string>} */
export default {
  "Lần bấm trước đã ghi nhận rồi. Hãy đóng hộp này và xem lại dòng sao kê.": "It was written down when you pressed before. Close this and look at the line again.",
};
