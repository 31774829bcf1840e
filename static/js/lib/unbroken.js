// Where a line must not break: Vietnamese words are written in syllables apart, and "Công / trình" reads as two words.

const NBSP = "\u00a0";

// What stands in the names of donors, offices and items of the programme. Each is one word, or read as one.
const WORDS = [
  "công ty", "cổ phần", "trách nhiệm", "hữu hạn", "thành viên", "tập đoàn", "tổng công ty", "doanh nghiệp", "tư nhân", "ngân hàng", "thương mại", "dịch vụ",
  "đầu tư", "phát triển", "xây dựng", "sản xuất", "xuất khẩu", "nhập khẩu", "khai thác", "công trình", "thủy lợi", "điện gió", "điện lực", "điện mặt trời",
  "năng lượng", "nông nghiệp", "nông thôn", "công nghiệp", "du lịch", "chi nhánh", "văn phòng", "hợp tác xã", "hiệp hội", "liên đoàn", "câu lạc bộ", "khuyến học",
  "ủy ban", "mặt trận", "tổ quốc", "hội đồng", "nhân dân", "đại biểu", "đại diện", "lãnh đạo", "chủ tịch", "giám đốc", "bí thư", "ban tổ chức", "việt nam",
  "diễn đàn", "lắng nghe", "tiếng nói", "người nghèo", "hộ nghèo", "an sinh", "xã hội", "hỗ trợ", "giúp đỡ", "ủng hộ", "kêu gọi", "phát động", "phát biểu", "phóng sự",
  "kết quả", "thực hiện", "chương trình", "giao lưu", "tiêu biểu", "tiếp nhận", "tượng trưng", "ghi nhận", "tấm lòng vàng", "văn nghệ", "chào mừng", "kết thúc",
  "đại đoàn kết", "kinh phí", "học bổng", "học sinh", "sinh viên", "trẻ em", "gia đình", "nhà hảo tâm", "phối hợp", "trân trọng", "cảm ơn", "quý vị",
];

const WORD = new RegExp(`(?<!\\p{L})(?:${WORDS.join("|")})(?!\\p{L})`, "giu");
const PLACE = /(?<=(?<!\p{L})(?:tỉnh|huyện|quận|phố|xã|phường|thị trấn) )\p{Lu}\p{L}* \p{Lu}\p{L}*/gu;
const COUNTED = /(?<![\p{L}\d])\d[\d.,]* (?=\p{L})/gu;
const DASH = / ([–—-]) /gu;

/** @param {string} found */
const joined = (found) => found.replaceAll(" ", NBSP);

/**
 * Keep together what is one word, the name of a place, a number and what it counts, and a dash with the word before it.
 *
 * @param {string} text
 */
export const unbroken = (text) => text.replace(DASH, `${NBSP}$1 `).replace(PLACE, joined).replace(COUNTED, joined).replace(WORD, joined);
