// A server of one door for tests: keeps every attempt by its key, can be cut off, frozen, and lose its answers.

import { Problem } from "../../../static/js/lib/http.js";
import { CAME, TAM } from "./people.js";

export const noAnswer = (/** @type {string} */ code) => new Problem({ status: 0, code, title: "", detail: "" });

export class FakeServer {
  cut = false;
  /** What arrives instead of an answer that is lost. @type {"unreachable" | "timeout" | ""} */
  lost = "";
  refuses = false;
  /** A later version, which hears of scans in another place. */
  strange = false;
  /** @type {any[]} */
  guests = [TAM];
  /** The answer of the list. @type {any} */
  list = null;
  /** What was answered to each attempt. @type {Map<string, any>} */
  attempts = new Map();
  /** Standing admissions by guest. @type {Map<number, any>} */
  inside = new Map();
  /** @type {any[]} */
  asked = [];
  #ids = 0;

  get admitted() {
    return [...this.attempts.values()].filter(({ status }) => status === "admitted").length;
  }

  /** @param {string} path @param {any} [wish] @returns {Promise<any>} */
  get = async (path, wish) => {
    this.#reach();
    if (path === "desk-list") {
      wish?.heard?.(new Headers());
      return this.list;
    }
    const attempt = this.attempts.get(path.replace("scans/", ""));
    if (this.strange) throw new Problem({ status: 404, code: "missing", title: "", detail: "Không có trang hoặc mục này." });
    if (!attempt) throw new Problem({ status: 404, code: "missing", title: "", detail: "", scan: path.replace("scans/", "") });
    return { ...attempt, undone: Boolean(attempt.admission?.undone_at) };
  };

  /** @param {string} path @param {any} body @param {any} [wish] @returns {Promise<any>} */
  post = async (path, body, wish = {}) => {
    this.#reach();
    if (this.strange) throw new Problem({ status: 404, code: "missing", title: "", detail: "Không có trang hoặc mục này." });
    this.asked.push([path, body]);
    const answer = this.#answer(path, body, wish.key);
    if (this.lost) throw noAnswer(this.lost);
    return answer();
  };

  #reach() {
    if (this.cut) throw noAnswer("unreachable");
    if (this.refuses) throw new Problem({ status: 401, code: "unauthenticated", title: "", detail: "Hãy đăng nhập lại." });
  }

  /** @param {string} path @param {any} body @param {string} key @returns {() => any} */
  #answer(path, body, key) {
    const [, id, deed] = path.split("/");
    if (path === "check-ins/batch") return this.#batch(body);
    if (path === "check-ins/delegation") return this.#delegation(body, key);
    if (deed) return this.#change(Number(id), deed, body);
    const attempt = this.#attempt(key, body);
    return () => single(attempt);
  }

  /** @param {any} body */
  #batch({ items }) {
    const results = items.map((/** @type {any} */ item) => ({ key: item.key, ...this.#attempt(item.key, item) }));
    return () => ({ results });
  }

  /** @param {any} body @param {string} key */
  #delegation({ guest_ids, desk, scanned_at }, key) {
    const results = guest_ids.map((/** @type {number} */ guest_id) => {
      const { code } = this.guests.find(({ id }) => id === guest_id);
      return { guest_id, ...this.#attempt(`${key}/${guest_id}`, { code, desk, scanned_at }) };
    });
    return () => ({ results });
  }

  /** @param {string} key @param {any} asked */
  #attempt(key, asked) {
    const known = this.attempts.get(key);
    if (known) return known;
    const attempt = this.#judge(key, asked);
    this.attempts.set(key, attempt);
    return attempt;
  }

  /** @param {string} key @param {any} asked */
  #judge(key, { code, desk, scanned_at }) {
    const guest = this.guests.find((one) => one.code === code);
    if (!guest) return { status: "unknown_code" };
    if (this.inside.has(guest.id)) return { status: "already_admitted", admission: this.inside.get(guest.id), guest };
    const admission = { ...CAME, id: (this.#ids += 1), guest_id: guest.id, scan: key, desk, scanned_at, admitted_at: scanned_at };
    this.inside.set(guest.id, admission);
    return { status: "admitted", admission, guest };
  }

  /** @param {number} id @param {string} deed @param {any} body */
  #change(id, deed, body) {
    const admission = [...this.attempts.values()].find((one) => one.admission?.id === id)?.admission;
    const { scan, ...said } = body;
    if (!admission) throw new Problem({ status: 404, code: "missing", title: "", detail: "Máy chủ không có lượt vào cửa này." });
    if (scan && scan !== admission.scan) throw new Problem({ status: 409, code: "another_admission", title: "", detail: "Của lượt khác." });
    if (deed === "deputy" && /^\d/.test(said.full_name)) {
      throw new Problem({ status: 422, code: "invalid", title: "", detail: "Chưa hợp lệ.", errors: { "deputy.full_name": "Cần có họ tên người dự thay." } });
    }
    if (deed === "undo") {
      this.inside.delete(admission.guest_id);
      admission.undone_at = "2024-10-17T12:00:00.000Z";
    }
    if (deed === "deputy") admission.deputy = said;
    const guest = this.guests.find((one) => one.id === admission.guest_id);
    return () => ({ admission: { ...admission }, guest });
  }
}

/** @param {any} attempt */
function single({ status, admission, guest }) {
  if (status === "admitted") return { admission, guest };
  const code = { unknown_code: 404, already_admitted: 409 }[/** @type {"unknown_code"} */ (status)];
  throw new Problem({ status: code, code: status, title: "", detail: "…", admission, guest });
}
