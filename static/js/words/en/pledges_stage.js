// English: what stage display and overlay say beside the total.

/** @type {Record<string, string>} */
export default {
  "Đã đạt %(amount)s đồng": "%(amount)s đồng reached",
  "Đỡ đầu: %(name)s": "Sponsoring: %(name)s",
  "Nhận đỡ đầu %(months)s tháng": "Sponsors for %(months)s [month|months]",
  "Quỹ “Vì người nghèo”": "“For the Poor” fund",
  "Trân trọng cảm ơn · %(programme)s": "With heartfelt thanks · %(programme)s",
};
