import test from "node:test";
import assert from "node:assert/strict";
import { linkFor, oneAtATime, view } from "../../../static/js/accounts/admin.js";

const device = {
  id: 1, name: "Bàn 1", role: "checkin", desk: null, page: null, created_at: "2024-10-16T12:00:00.000Z",
  last_seen_at: "2024-10-16T17:30:00.000Z", revoked_at: null,
};

test("a device seen today says the time, one seen before says the day too", () => {
  assert.equal(view(device, Date.parse("2024-10-17T11:00:00.000Z")).seen, "00:30:00");
  assert.equal(view(device, Date.parse("2024-10-17T17:00:00.000Z")).seen, "17/10/2024 00:30:00");
  assert.equal(view({ ...device, last_seen_at: null }).seen, "chưa mở");
});

test("a device opens its own page or its role's, a program none", () => {
  const names = new Map([["checkin:desk", "Bàn đón tiếp"]]);
  assert.equal(view({ ...device, page: "desk" }, 0, names).opens, "Bàn đón tiếp");
  assert.equal(view(device, 0, names).opens, "trang của vai trò");
  assert.equal(view({ ...device, scopes: ["show.read"] }, 0, names).opens, "–");
});

test("a double press makes one device, a press after the answer another", async () => {
  let made = 0;
  const add = oneAtATime(async () => { made += 1; });
  await Promise.all([add(), add()]);
  assert.equal(made, 1);
  await add();
  assert.equal(made, 2);
});

test("a press after a failure tries again", async () => {
  let tries = 0;
  const add = oneAtATime(async () => { tries += 1; throw new Error("lost"); });
  await assert.rejects(add());
  await assert.rejects(add());
  assert.equal(tries, 2);
});

test("a desk's link is opened over HTTPS where there is any, a display's as it was made", () => {
  const link = "http://192.168.1.10:8000/d/abc";
  assert.equal(linkFor(link, "checkin", "https://192.168.1.10:8443/"), "https://192.168.1.10:8443/d/abc");
  assert.equal(linkFor(link, "checkin", undefined), link);
  assert.equal(linkFor(link, "display", "https://192.168.1.10:8443/"), link);
});
