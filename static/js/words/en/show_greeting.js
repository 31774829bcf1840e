// English: greeting on the prompter, leaders' arrivals on the console.

/** @type {Record<string, string>} */
export default {
  "Chưa giới thiệu lần nào": "Not greeted yet",
  "Đã giới thiệu đến %(time)s": "Greeted up to %(time)s",
  "Đến sau, chưa giới thiệu": "Came later, not greeted yet",
  "Giữ: đã giới thiệu đến đây": "Hold: greeted up to here",
  "Vừa đến: %(who)s": "Just arrived: %(who)s",
};
