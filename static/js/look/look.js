// Setting how stage and overlay look: what is typed is seen at once in the preview, and by everybody once it is saved.

import { fill, slot } from "../lib/dom.js";
import { Problem } from "../lib/http.js";
import { placed } from "../lib/sorting.js";
import { t } from "../lib/words.js";
import { HANDED, WANTED } from "../pledges/stage_preview.js";
import { leastContrasts, properties, written } from "./colours.js";
import { fillFields, settingsOf } from "./form.js";
import { startLogos } from "./logos.js";
import { sample } from "./sample.js";

/**
 * @typedef {import("./form.js").Settings} Settings
 * @typedef {import("../pledges/stage_look.js").Look & {settings: Settings}} Look
 */

const LEAST = 4.5;

/**
 * Say what unsaved settings would look like, as the topic `look` says it of saved ones.
 *
 * @param {Settings} settings
 * @param {{host: string, name: string, subtitle: string, code: string}} forum `code`: the picture that stands for the QR code
 * @param {Look["logos"]} logos
 */
export function wouldLook({ lines, shown, overlay, address }, { host, name, subtitle, code }, logos) {
  const words = address.replace(/^https?:\/\//, "").replace(/\/$/, "");
  return {
    version: 0,
    css_url: "",
    lines: { top: lines.top || host, title: lines.title || name, subtitle: lines.subtitle || subtitle },
    shown,
    overlay,
    logos,
    qr: shown.qr ? { url: code, words } : null,
  };
}

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, deps) {
  const editor = new Editor(root, deps);
  deps.live.watch(String(root.dataset.forum), ["look"], { look: (state) => { editor.heard(state.version); } }, { page: "look" });
}

class Editor {
  #root;
  #http;
  #say;
  #form;
  #frames;
  /** @type {Look | null} as it is saved */
  #saved = null;
  /** @type {Look | null} as the server said it last; between it and what is shown are moves on their way */
  #answered = null;
  #touched = false;
  #saving = false; // what is heard now is most likely the answer on its way
  #scene = "tote";
  #drawLogos;
  /** @type {Promise<unknown>} moves of logos go one after the other, each with the version the one before it made */
  #moves = Promise.resolve();
  #queued = 0; // moves that are shown and not sent yet

  /** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
  constructor(root, { http, say }) {
    this.#root = root;
    this.#http = http;
    this.#say = say;
    this.#form = /** @type {HTMLFormElement} */ (slot(root, "form"));
    this.#frames = /** @type {HTMLIFrameElement[]} */ ([...root.querySelectorAll("iframe")]);
    this.#drawLogos = startLogos(root, {
      logos: () => this.#saved?.logos ?? [],
      put: (id, before) => this.#putLogo(id, before),
      remove: (id) => { this.#logos(() => this.#http.del(`look/logos/${id}`)); },
    });
    this.#listen();
  }

  /** Somebody saved: here it is shown, unless it would take away what is being typed. @param {number} version */
  async heard(version) {
    if (this.#saving || (this.#saved && version <= this.#saved.version)) return;
    const look = await this.#http.get("look");
    if (this.#touched && look.version !== this.#saved?.version) this.#ask(look);
    else this.#take(look);
  }

  #listen() {
    this.#form.addEventListener("input", () => { this.#touched = true; this.#complain({}); this.#show(); });
    this.#form.addEventListener("submit", (cause) => { cause.preventDefault(); this.#save(settingsOf(this.#fields())); });
    slot(this.#root, "reset").addEventListener("held", () => this.#save(null));
    slot(this.#root, "theirs").addEventListener("click", () => { if (this.#waiting) this.#take(this.#waiting); });
    slot(this.#root, "mine").addEventListener("click", () => this.#keepMine());
    const upload = /** @type {HTMLFormElement} */ (slot(this.#root, "upload"));
    upload.addEventListener("submit", (cause) => { cause.preventDefault(); this.#upload(upload); });
    this.#choose("scene", (scene) => { this.#scene = scene; this.#show(); });
    this.#choose("size", (shape) => fill(this.#root, { screen: { attr: { "data-shape": shape } } }));
    addEventListener("message", ({ data, origin, source }) => {
      if (origin === location.origin && data?.kind === WANTED && this.#frames.some((frame) => frame.contentWindow === source)) this.#show();
    });
  }

  /** @param {"scene" | "size"} group @param {(value: string) => void} chosen */
  #choose(group, chosen) {
    const buttons = /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll(`button[data-${group}]`)]);
    for (const button of buttons) {
      button.addEventListener("click", () => {
        for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
        chosen(String(button.dataset[group]));
      });
    }
  }

  #fields() {
    const all = /** @type {HTMLInputElement[]} */ ([...this.#form.elements]);
    return all.filter(({ name }) => name);
  }

  /** @type {Look | null} what somebody else saved while this was being typed */
  #waiting = null;

  /** @param {Look} look */
  #ask(look) {
    this.#waiting = look;
    fill(this.#root, { stale: { hidden: false } });
  }

  #keepMine() {
    this.#answered = this.#saved = this.#waiting ?? this.#saved; // what is saved next comes after theirs, on purpose
    this.#waiting = null;
    fill(this.#root, { stale: { hidden: true } });
    this.#drawLogos();
    this.#show();
  }

  /** @param {Look} look */
  #take(look) {
    this.#saved = look;
    this.#answered = look;
    this.#waiting = null;
    this.#touched = false;
    fillFields(this.#fields(), look.settings);
    fill(this.#root, { stale: { hidden: true } });
    this.#complain({});
    this.#drawLogos();
    this.#show();
    this.#root.setAttribute("data-ready", "");
  }

  /** @param {Settings | null} settings null: as it comes from the box */
  async #save(settings) {
    if (!this.#saved || this.#saving) return;
    this.#saving = true;
    fill(this.#root, { save: { disabled: true } });
    try {
      this.#take(await this.#http.put("look", { version: this.#saved.version, settings }));
      fill(this.#root, { saved: t("Đã lưu. Mọi màn hình đang theo giao diện này.") });
    } catch (problem) {
      this.#refused(problem);
    } finally {
      this.#saving = false;
      fill(this.#root, { save: { disabled: false } });
    }
  }

  /** @param {unknown} problem */
  #refused(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code === "stale") return this.#touched ? this.#ask(problem.current) : this.#take(problem.current);
    this.#complain(problem.errors);
    if (Object.keys(problem.errors).length === 0) this.#say(problem, "bad");
    else fill(this.#root, { saved: t("Chưa lưu: hãy xem các mục báo lỗi.") });
    /** @type {HTMLElement | null} */ (this.#root.querySelector("[aria-invalid=true]"))?.focus();
  }

  /** @param {Record<string, string>} errors by field */
  #complain(errors) {
    fill(this.#root, { saved: "" });
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll("[data-error]"))) {
      const name = String(place.dataset.error);
      const said = errors[name] ?? errors[`settings.${name}`] ?? "";
      place.textContent = said;
      place.closest(".field")?.querySelector("input")?.toggleAttribute("aria-invalid", said !== "");
      if (said) place.closest(".field")?.querySelector("input")?.setAttribute("aria-invalid", "true");
    }
  }

  /** Draw the preview as the form stands. */
  #show() {
    if (!this.#saved) return;
    const settings = settingsOf(this.#fields());
    const { host = "", name = "", subtitle = "", code = "" } = this.#root.dataset;
    const look = wouldLook(settings, { host, name, subtitle, code }, this.#saved.logos);
    fill(this.#root, { screen: { attr: { "data-shows": this.#scene === "overlay" ? "overlay" : "stage" } } });
    for (const frame of this.#frames) {
      frame.contentWindow?.postMessage({ kind: HANDED, look, ...sample(this.#scene), properties: properties(settings) }, location.origin);
    }
    this.#sayContrast(settings);
  }

  /** @param {Settings} settings */
  #sayContrast({ colours }) {
    for (const [name, value] of Object.entries(leastContrasts(colours))) {
      const words = value < LEAST ? t("Tương phản %(value)s : 1 – ít nhất 4,5 : 1", { value: written(value) }) : t("Tương phản %(value)s : 1", { value: written(value) });
      const place = this.#root.querySelector(`[data-contrast="colours.${name}"]`);
      if (place) place.textContent = words;
    }
  }

  /** Shown at once, here and in the preview; what is refused shows them as they are. @param {number} id @param {number | null} before */
  #putLogo(id, before) {
    const { logos = [] } = this.#saved ?? {};
    this.#orderLogos(placed(logos, id, before));
    this.#queued += 1;
    this.#moves = this.#moves
      .then(() => { this.#queued -= 1; return this.#logos(() => this.#http.create(`look/logos/${id}/move`, { version: this.#saved?.version, before })); })
      .then((done) => { if (!done && !this.#waiting) this.#orderLogos(this.#answered?.logos ?? []); });
  }

  /** @param {Look["logos"]} logos */
  #orderLogos(logos) {
    if (!this.#saved) return;
    this.#saved = { ...this.#saved, logos };
    this.#drawLogos();
    this.#show();
  }

  /** @param {HTMLFormElement} form */
  async #upload(form) {
    const file = /** @type {HTMLInputElement} */ (form.elements.namedItem("file")).files?.[0];
    const name = /** @type {HTMLInputElement} */ (form.elements.namedItem("name")).value;
    if (file && await this.#logos(() => this.#http.upload("look/logos", file, { name }))) form.reset();
  }

  /** Logos are saved at once; what is being typed beside them stays. @param {() => Promise<Look>} change */
  async #logos(change) {
    this.#saving = true;
    try {
      this.#answered = await change();
      const { logos } = this.#queued > 0 && this.#saved ? this.#saved : this.#answered; // it knows nothing of the moves behind it
      this.#saved = { ...this.#answered, logos };
      this.#complain({});
      this.#drawLogos();
      this.#show();
      return true;
    } catch (problem) {
      this.#refused(problem);
      return false;
    } finally {
      this.#saving = false;
    }
  }
}
