// A spreadsheet of a list: which column is which, what it would do row by row, what a person decides, then doing it.

import { render } from "../../../vendor/lit-html/lit-html.js";
import { fill, slot } from "../dom.js";
import { whenChosen } from "../file.js";
import { Problem } from "../http.js";
import { mappingWith } from "../mapping.js";
import { t } from "../words.js";
import { bodyView, footView, stepsView } from "./drawing.js";
import { firstFilter, preview } from "./reading.js";

/**
 * @typedef {import("./types").ImportReport} ImportReport
 * @typedef {import("./drawing.js").State} State
 */

const PORTION = 100;

/** @type {State} */
const NOTHING = { step: "file", report: null, decisions: {}, filter: "all", shown: PORTION, busy: false, writing: false, problem: "" };

/**
 * Say what is sent beside the file.
 *
 * @param {boolean} dry
 * @param {Record<string, string> | null} told
 * @param {import("./types").Decisions} decisions
 * @returns {Record<string, string>}
 */
export const form = (dry, told, decisions) => ({
  dry_run: String(dry),
  ...(told ? { mapping: JSON.stringify(told) } : {}),
  ...(Object.keys(decisions).length > 0 ? { decisions: JSON.stringify(decisions) } : {}),
});

/**
 * @param {HTMLElement} root
 * @param {{http: Pick<import("../http.js").Http, "upload">, say: import("../types").Deps["say"], done: () => void}} world
 * @param {import("./types").ImportKind} kind
 */
export function startImporting(root, { http, say, done }, kind) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector("#import-dialog"));
  const chosen = /** @type {HTMLInputElement} */ (root.querySelector("#import-file"));
  const places = { steps: slot(dialog, "import-steps"), file: slot(dialog, "import-file"), body: slot(dialog, "import-preview"), foot: slot(dialog, "import-foot") };
  /** @type {State} */
  let state = NOTHING;
  /** @type {File | undefined} */
  let file;
  /** @type {Record<string, string> | null} what a person said of the columns of this file */
  let told = null;
  let turn = 0; // an answer to an older question, or after the dialog was shut, says nothing

  /** @param {Partial<State>} change */
  function put(change) {
    state = { ...state, ...change };
    places.file.hidden = state.step !== "file";
    places.body.inert = state.busy && state.step === "rows" && state.writing;
    fill(dialog, { "import-said": state.report && state.step !== "file" ? preview(state.report, kind).counts : "" });
    render(stepsView(state, acts, kind), places.steps);
    render(bodyView(state, acts, kind), places.body);
    render(footView(state, acts, kind), places.foot);
  }

  /** Ask the server; of several questions only the last is answered. @param {boolean} dry @returns {Promise<ImportReport | null>} */
  async function ask(dry) {
    if (!file) return null;
    turn += 1;
    const mine = turn;
    put({ busy: true, writing: !dry, problem: "" });
    try {
      const report = await http.upload(kind.path, file, form(dry, told, state.decisions));
      return mine === turn || !dry ? report : null; // what was written is so, also once the dialog is shut
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (mine === turn) put({ problem: wrong(error), ...(error.errors.file || !state.report ? { step: "file", report: null } : {}) });
      else if (!dry) say(error);
      return null;
    } finally {
      if (mine === turn) put({ busy: false, writing: false });
    }
  }

  async function read() {
    told = null;
    put({ ...NOTHING });
    const report = await ask(true);
    if (report) put({ report, step: preview(report, kind).asksColumns ? "columns" : "rows", filter: firstFilter(report) });
  }

  /** The rows are others now: what was decided of them is asked anew. @param {string} heading @param {string} field */
  async function tell(heading, field) {
    if (!state.report) return;
    const before = told;
    told = mappingWith(state.report.columns, heading, field);
    put({ decisions: {} });
    const report = await ask(true);
    if (report) put({ report, filter: firstFilter(report), shown: PORTION });
    else if (state.problem) told = before;
  }

  /** What a person decides is counted at once, so that the button says what it will do. @param {string} key @param {number | "new" | "skip"} choice */
  async function decide(key, choice) {
    put({ decisions: { ...state.decisions, [key]: choice } });
    const report = await ask(true);
    if (report) put({ report });
  }

  async function write() {
    const asking = ask(false);
    const mine = turn;
    const report = await asking;
    if (!report) return;
    const faulty = report.errors.length > 0;
    if (mine === turn) put(faulty ? { report, step: "rows", filter: "error", shown: PORTION } : { report, step: "done" });
    if (faulty) return;
    say(t("Đã ghi: %(created)s thêm mới, %(updated)s cập nhật", { created: report.created, updated: report.updated }), "ok");
    done();
  }

  const acts = {
    go: (/** @type {State["step"]} */ step) => put({ step, problem: "" }),
    filter: (/** @type {State["filter"]} */ filter) => put({ filter, shown: PORTION }),
    more: () => put({ shown: state.shown + PORTION * 2 }),
    close: () => dialog.close(),
    tell, decide, write,
  };

  dialog.addEventListener("close", () => { turn += 1; put({ ...NOTHING }); });
  whenChosen(chosen, (one) => { file = one; read(); });
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  return {
    open: () => {
      chosen.value = "";
      file = undefined;
      put({ ...NOTHING });
      dialog.showModal();
    },
  };
}

/** A file that was changed on the disk after it was chosen cannot be read any more. @param {Problem} problem */
const wrong = ({ errors, status, detail }) =>
  errors.file ?? Object.values(errors)[0] ?? (status === 0 ? t("Không gửi được tệp. Hãy kiểm tra mạng rồi chọn lại tệp.") : detail);
