// An evening that never was: what the previews show, so that nobody takes them for the real one.

const LONG = "Ngân hàng Thương mại Cổ phần Đầu tư và Phát triển Việt Nam – Chi nhánh tỉnh Ninh Thuận";
const ITEMS = [
  "Văn nghệ chào mừng", "Phóng sự: Kết quả thực hiện Chương trình an sinh xã hội và hỗ trợ, giúp đỡ người nghèo",
  "Giao lưu: Đại diện các hộ nghèo tiêu biểu với Lãnh đạo tỉnh", "Lời kêu gọi ủng hộ Quỹ “Vì người nghèo”",
  "Phát biểu của Lãnh đạo tỉnh", "Tiếp nhận bảng tượng trưng ủng hộ Quỹ", "Trao bằng ghi nhận tấm lòng vàng", "Kết thúc chương trình",
];

const LIT = {
  pledge_id: 1, name: LONG, kind: "cash", amount: 2_500_000_000, amount_in_words: "Hai tỷ năm trăm triệu đồng", description: "",
  programme: "fund", quantity: null, unit: "", months: null, per_month: null, beneficiary: "",
};

const TOTE = {
  total: 3_570_000_000, goal: 5_000_000_000, percent: 71, pledge_count: 124, run: 0, milestone: null, rehearsal: false,
  programmes: { fund: 2_680_000_000, social: 890_000_000 },
  latest: [
    { key: 3, name: "Công ty Cổ phần Điện gió Biển Xanh Ninh Thuận", amount: 1_000_000_000 },
    { key: 2, name: "HTX Nho Nắng Vàng", amount: 50_000_000 },
    { key: 1, name: LONG, amount: 2_500_000_000 },
  ],
};

/**
 * Give the states in which a scene is seen.
 *
 * @param {string} scene
 */
export const sample = (scene) => ({
  show: { scene: scene === "overlay" ? "spotlight" : scene, mode: "live", version: 1, rundown_version: 1, current: null },
  tote: { ...TOTE, spotlight: scene === "spotlight" || scene === "overlay" ? LIT : null },
  items: ITEMS.map((title, place) => ({ number: place + 1, title, presenter: "", state: place < 2 ? "done" : place === 2 ? "now" : place === 3 ? "next" : "later" })),
});
