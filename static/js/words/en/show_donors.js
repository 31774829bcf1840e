// English: the donors the MC calls on stage.

/** @type {Record<string, string>} */
export default {
  "Đang trên sân khấu": "On stage now",
  "Không nêu số tiền": "Do not say the amount",
};
