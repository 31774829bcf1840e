// What filters and dialogs let people choose: the groups and delegations there are, the zones guests sit in.

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { t } from "../lib/words.js";

/**
 * @typedef {import("./types").Delegation} Delegation
 * @typedef {import("./types").GroupName} GroupName
 */

/**
 * @param {HTMLElement} root
 * @param {{http: Pick<import("../lib/http.js").Http, "get">, groups: readonly GroupName[]}} world `groups` as the page brought them
 */
export function startChoices(root, { http, groups }) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
  const places = { group: find("#group"), filter: find("#delegation"), guest: find("#guest-delegation_id"), zone: find("#zone"), zones: find("#guest-zones") };

  /** @param {readonly GroupName[]} groups @param {readonly Delegation[]} delegations @param {readonly string[]} zones */
  function draw(groups, delegations, zones) {
    const named = delegations.map(({ id, name }) => ({ value: String(id), name }));
    const zoned = zones.map((zone) => ({ value: zone, name: zone }));
    choose(places.group, t("Tất cả các nhóm"), groups.map(({ number, short_name: name }) => ({ value: String(number), name })));
    choose(places.filter, t("Tất cả các đoàn"), named);
    choose(places.guest, t("Không theo đoàn"), named);
    choose(places.zone, t("Tất cả các khu"), zoned);
    render(repeat(zones, (zone) => zone, (zone) => html`<option value=${zone}></option>`), places.zones);
  }

  draw(groups, [], []);
  return {
    /** Read the choices again; gives the delegations. @returns {Promise<readonly Delegation[]>} */
    load: async () => {
      const [found, delegations, zones] = await Promise.all([http.get("guest-groups"), http.get("delegations"), http.get("guest-zones")]);
      draw(found.items, delegations.items, zones.items);
      return delegations.items;
    },
  };
}

/** @param {HTMLElement} place @param {string} nothing @param {readonly {value: string, name: string}[]} choices */
function choose(place, nothing, choices) {
  const select = /** @type {HTMLSelectElement} */ (place);
  const chosen = select.value;
  render(repeat([{ value: "", name: nothing }, ...choices], ({ value }) => value, ({ value, name }) => html`<option value=${value}>${name}</option>`), select);
  select.value = chosen;
  if (select.selectedIndex < 0) select.value = "";
}
