// English: real pledges that arrive while something is rehearsed.

/** @type {Record<string, string>} */
export default {
  "%(reference)s là khoản thật: đã vào sổ thật, không hiện trong danh sách tổng duyệt.": "%(reference)s is a real pledge: it is in the real ledger and not in the list of the rehearsal.",
};
