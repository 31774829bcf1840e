// Durations and hours as people type them. The server reads the same in spreadsheets (show/rules/durations.py).

const LONGEST_S = 6 * 3600;
const NUMBER = String.raw`(\d{1,4}(?:[.,]\d{1,2})?)`;
const SPOKEN = new RegExp(
  `^(?:${NUMBER} ?(?:gio|tieng|h|g))? ?(?:${NUMBER} ?(?:phut|ph|min|p|m|')?)? ?(?:${NUMBER} ?(?:giay|sec|s|"))?$`,
);
const SECONDS = new RegExp(`^${NUMBER} ?(?:giay|sec|s|")$`);
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const BARE = new RegExp(`^${NUMBER}$`);
const HOUR = /^(\d{1,2}) ?(?:h|g|gio|:|\.) ?(\d{2})?(?: ?(?:phut|p|'))?$/;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Read a duration: `15'`, `7'30"`, `1h05`, `25 phút`, `7:30`; a bare number is minutes.
 *
 * @param {string} text
 * @returns {number | null} whole seconds; null where it cannot be read or is over 6 hours
 */
export function readDuration(text) {
  const read = fromText(plain(text));
  return read === null || read > LONGEST_S ? null : Math.round(read);
}

/** @param {string} text */
function fromText(text) {
  const bare = BARE.exec(text);
  if (bare) return number(bare[1]) * 60;
  const clock = CLOCK.exec(text);
  if (clock) return clock[3] === undefined ? +clock[1] * 60 + +clock[2] : +clock[1] * 3600 + +clock[2] * 60 + +clock[3];
  const seconds = SECONDS.exec(text);
  if (seconds) return number(seconds[1]);
  const spoken = text && /[a-z'"]/.test(text) ? SPOKEN.exec(text) : null;
  return spoken && number(spoken[1]) * 3600 + number(spoken[2]) * 60 + number(spoken[3]);
}

/**
 * Write a duration as scripts do: `15'`, `7'30"`.
 *
 * @param {number} seconds
 */
export function writeDuration(seconds) {
  const rest = seconds % 60;
  return rest ? `${Math.floor(seconds / 60)}'${String(rest).padStart(2, "0")}"` : `${seconds / 60}'`;
}

/**
 * Read an hour of the evening: `19h45`, `19:45`, `20h`. It is the instant with that hour nearest to `near`, so that
 * half past midnight is the next day's.
 *
 * @param {string} text
 * @param {string} near RFC 3339 with the venue's offset
 * @returns {string | null} RFC 3339
 */
export function readHour(text, near) {
  const found = HOUR.exec(plain(text));
  const hour = Number(found?.[1] ?? 24);
  const minute = Number(found?.[2] ?? 0);
  if (hour > 23 || minute > 59) return null;
  const offset = /(Z|[+-]\d\d:\d\d)$/.exec(near)?.[1] ?? "Z";
  const clock = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00`;
  const sameDayMs = Date.parse(`${near.slice(0, 10)}T${clock}${offset}`);
  const nearMs = Date.parse(near);
  const days = [-1, 0, 1].map((day) => sameDayMs + day * DAY_MS);
  const nearest = days.reduce((best, one) => (Math.abs(one - nearMs) < Math.abs(best - nearMs) ? one : best));
  return withOffset(nearest, offset);
}

/** @param {number} atMs @param {string} offset */
function withOffset(atMs, offset) {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(offset) ?? ["", "+", "00", "00"];
  const shiftMs = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  return new Date(atMs + shiftMs).toISOString().slice(0, 19) + offset;
}

/** @param {string} text */
const plain = (text) =>
  text.replace(/[’‘′`´]/g, "'").replace(/[”“″]/g, '"').replaceAll("''", '"').replaceAll("đ", "d")
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\s+/g, " ").trim();

/** @param {string | undefined} text */
const number = (text) => Number((text ?? "0").replace(",", "."));
