// English: a bank line for several pledges, and a code for what is left of one.

/** @type {Record<string, string>} */
export default {
  "Lần bấm trước đã ghi nhận rồi. Hãy đóng hộp này và xem lại dòng sao kê.": "It was written down when you pressed before. Close this and look at the line again.",
  "Mã này xin phần còn lại: đã nhận %(received)s trên %(pledged)s.": "This code asks for what is left: %(received)s of %(pledged)s have arrived.",
};
