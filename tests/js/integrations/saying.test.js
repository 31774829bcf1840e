import test from "node:test";
import assert from "node:assert/strict";
import { deliveryView, oscLines, troubleWords, view } from "../../../static/js/integrations/saying.js";

const webhook = {
  id: 1, name: "Bàn đèn", url: "http://192.168.1.20/", kinds: ["cue."], active: true, waiting: 0,
  last_delivered_at: null, failing_since: null, next_try_at: null, attempts: 0, trouble: "",
};
const failing = {
  ...webhook, waiting: 3, attempts: 2, trouble: "unreachable",
  failing_since: "2024-10-17T12:30:00.000+00:00", next_try_at: "2024-10-17T12:30:30.000+00:00",
};

test("a receiver that hears everything is calm", () => {
  assert.deepEqual(view(webhook), { state: "ok", badge: "Chưa có gì để báo", why: "", last: "–", stuck: false });
  assert.equal(view({ ...webhook, last_delivered_at: "2024-10-17T12:31:00.000+00:00" }).badge, "Đang nhận");
  assert.equal(view({ ...webhook, waiting: 1 }).badge, "Đang gửi: 1");
});

test("one that fails says since when, why, how often, and when it is tried again", () => {
  const said = view(failing);
  assert.deepEqual([said.state, said.badge, said.stuck], ["bad", "Lỗi từ 19:30:00", true]);
  assert.equal(said.why, "không kết nối được; đã thử 2 lần, thử lại lúc 19:30:30; 3 tin đang chờ");
  assert.match(view({ ...failing, next_try_at: null }).why, /đã thôi$/);
});

test("one that pauses is no fault", () => {
  assert.deepEqual(view({ ...failing, active: false }).state, "paused");
});

test("troubles are said in words", () => {
  assert.equal(troubleWords("http 503"), "bên nhận trả lời lỗi 503");
  assert.equal(troubleWords("http 302"), "chuyển hướng (302), không đi theo");
  assert.equal(troubleWords("tls"), "chứng chỉ HTTPS không dùng được");
});

test("a delivery says what became of it", () => {
  const delivery = {
    id: 1, seq: 9, kind: "cue.called", at: "2024-10-17T12:30:00.000+00:00", state: /** @type {const} */ ("delivered"),
    attempts: 1, delivered_at: "2024-10-17T12:30:02.000+00:00", next_try_at: null, trouble: "",
  };
  assert.equal(deliveryView(delivery).result, "Đã nhận lúc 19:30:02");
  assert.equal(deliveryView({ ...delivery, state: "given_up", trouble: "http 404" }).why, "bên nhận trả lời lỗi 404");
});

test("OSC that is off says so and counts nothing", () => {
  const off = { here: true, listening: "", sending: [], trouble: "", carried_out: 0, refused: 0, malformed: 0, sent: 0, lost: 0 };
  assert.deepEqual(oscLines(off), [["Nghe ở", "tắt"], ["Báo tới", "tắt"]]);
  const on = { ...off, listening: "0.0.0.0:9000", carried_out: 3, refused: 1 };
  assert.deepEqual(oscLines(on).at(-1), ["Lệnh", "3 đã làm, 1 bị từ chối, 0 không hiểu"]);
  assert.match(oscLines({ ...on, trouble: "Address already in use" })[0][1], /không mở được cổng/);
});
