// Steering the tote: what is shown beside what is true, milestones, what is held, matching gifts.

import { fill, slot } from "../lib/dom.js";
import { markRehearsal } from "../lib/rehearsal.js";
import { gather } from "./desk.js";
import { startHeld } from "./steering/held.js";
import { startMatching } from "./steering/matching.js";
import { startMilestones } from "./steering/milestones.js";
import { totalView } from "./steering/total.js";

/** @param {HTMLElement} root @param {import("../lib/types").Deps} deps */
export function start(root, { live, http, connection, say, ask }) {
  const forum = String(root.dataset.forum);
  const parts = [
    startHeld(root, { http, say }),
    startMilestones(slot(root, "milestones"), { http, say, ask }),
    startMatching(slot(root, "matching"), { http, say }),
  ];

  async function lookAtTotal() {
    const steering = await http.get("tote/steering");
    fill(root, totalView(steering));
    markRehearsal(steering.rehearsal ? "rehearsal" : "live");
  }

  const look = gather(() => Promise.all([lookAtTotal(), ...parts.map((part) => part.refresh())]));
  /** @param {"freeze" | "release"} what */
  const steer = (what) => http.post(`tote/${what}`).then(look, say);
  slot(root, "freeze").addEventListener("click", () => steer("freeze"));
  slot(root, "thaw").addEventListener("click", () => steer("release"));
  root.addEventListener("changed", look);

  let before = "live";
  connection.onStatus(({ status }) => {
    if (status === "live" && before !== "live") look();
    before = status;
  });
  live.watch(forum, ["tote"], { tote: look }, { page: "tote" });
  live.ready.then(() => root.setAttribute("data-ready", ""));
}
