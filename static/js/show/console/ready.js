// The departments' lamps beside GO: who is ready for the standby cue. GO never waits for them.

import { html } from "../../../vendor/lit-html/lit-html.js";
import { icon } from "../../lib/icon.js";
import { t } from "../../lib/words.js";
import { targetNames } from "../names.js";

/** @type {readonly Exclude<import("../types").Department, "mc">[]} */
const DEPARTMENTS = ["sound", "light", "screen", "stage"];

/**
 * Say which lamps burn; none stands where there is nothing to be ready for.
 *
 * @param {import("../types").ShowState | null} show
 */
export const readyView = (show) =>
  show?.standby ? DEPARTMENTS.map((department) => ({ department, name: targetNames()[department], on: (show.ready ?? []).includes(department) })) : [];

/** @param {import("../types").ShowState | null} show */
export const readyFor = (show) => ({ ready_for: show?.standby ? t("Sẵn sàng cho mục %(number)s", { number: show.standby.number }) : "" });

/** @param {ReturnType<typeof readyView>} lamps */
export const drawReady = (lamps) => lamps.map(({ name, on }) => html`
  <li class="ready__lamp ${on ? "is-on" : ""}">${on ? icon("check") : html`<span class="ready__empty" aria-hidden="true"></span>`}<span class="clip">${name}</span>
    <span class="visually-hidden">${on ? t("sẵn sàng") : t("chưa sẵn sàng")}</span></li>`);
