// English: programs beside the app, and who is told what happens.

/** @type {Record<string, string>} */
export default {
  "chương trình": "program",
  "Đã sao chép mã truy cập": "Token copied",
};
