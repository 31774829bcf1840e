import assert from "node:assert/strict";
import test from "node:test";

import { makeHttp, Problem } from "../../../static/js/lib/http.js";

/** @typedef {{path: string, method: string, headers: Headers, body: any}} Call */

/**
 * A server that gives these answers in turn: [status, body], or an error thrown.
 *
 * @param {([number, any] | Error)[]} answers
 */
function server(...answers) {
  /** @type {Call[]} */
  const calls = [];
  let now_ms = 0;
  const fetch = async (/** @type {any} */ path, /** @type {any} */ { method, headers, body }) => {
    calls.push({ path, method, headers, body });
    now_ms += 3000;
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    const [status, content] = answer ?? [500, null];
    return new Response(content === null ? null : JSON.stringify(content), { status });
  };
  const http = makeHttp({ fetch, base: "/api/v1/forums/f", csrf: () => "token", pause: async () => {}, now_ms: () => now_ms });
  return { http, calls };
}

const cut = () => new TypeError("fetch failed");

test("paths are the forum's unless they start with a slash", async () => {
  const { http, calls } = server([200, 1], [200, 2]);
  assert.deepEqual([await http.get("show"), await http.get("/api/v1/session")], [1, 2]);
  assert.deepEqual(calls.map(({ path }) => path), ["/api/v1/forums/f/show", "/api/v1/session"]);
});

test("a write carries the page's token and JSON, a read does not", async () => {
  const { http, calls } = server([200, {}], [200, {}]);
  await http.post("show/go", { expected_version: 41 });
  await http.get("show");
  assert.equal(calls[0].headers.get("X-CSRF-Token"), "token");
  assert.equal(calls[0].headers.get("Content-Type"), "application/json");
  assert.equal(calls[0].body, '{"expected_version":41}');
  assert.equal(calls[1].headers.get("X-CSRF-Token"), null);
});

test("refusals are asked for in the page's language", async () => {
  const { http, calls } = server([200, {}]);
  await http.get("show");
  assert.equal(calls[0].headers.get("Accept-Language"), "vi");
});

test("a refusal is thrown with everything the server said", async () => {
  const { http } = server([409, { code: "stale", title: "Cũ", detail: "Đã đổi", status: 409, current: { version: 42 } }]);
  const problem = await http.post("show/go").catch((/** @type {unknown} */ error) => error);
  assert.ok(problem instanceof Problem);
  assert.deepEqual([problem.status, problem.code, problem.message, problem.current], [409, "stale", "Đã đổi", { version: 42 }]);
});

test("an answer that is no JSON is still a problem with words", async () => {
  const http = makeHttp({ fetch: async () => new Response("<h1>Bad gateway</h1>", { status: 502 }), csrf: () => "" });
  await assert.rejects(http.get("/x"), { status: 502, code: "failed", message: "Máy chủ từ chối (502)." });
});

test("no answer is a problem of status 0, told apart from a late one", async () => {
  const { http } = server(cut(), Object.assign(new Error("late"), { name: "TimeoutError" }));
  await assert.rejects(http.get("show"), { status: 0, code: "unreachable" });
  await assert.rejects(http.get("show"), { status: 0, code: "timeout" });
});

test("a create repeats itself under the same key until it is answered", async () => {
  const { http, calls } = server(cut(), [503, null], [201, { id: 7 }]);
  assert.deepEqual(await http.create("pledges", { amount: 1 }), { id: 7 });
  const keys = new Set(calls.map(({ headers }) => headers.get("Idempotency-Key")));
  assert.deepEqual([calls.length, keys.size, keys.has(null)], [3, 1, false]);
});

test("a create gives up after four times without an answer", async () => {
  const { http, calls } = server(cut(), cut(), cut(), cut());
  await assert.rejects(http.create("pledges", {}), { code: "unreachable" });
  assert.equal(calls.length, 4);
});

test("a create that somebody waits for gives up sooner where each try takes long", async () => {
  const { http, calls } = server(cut(), cut(), [201, { id: 7 }]);
  await assert.rejects(http.create("guests", {}, { patience_ms: 4000 }), { code: "unreachable" });
  assert.equal(calls.length, 2);
});

test("a create that is refused is not repeated", async () => {
  const { http, calls } = server([422, { code: "invalid", detail: "Sai", errors: { amount: "Số tiền?" } }]);
  await assert.rejects(http.create("pledges", {}, { key: "k" }), { code: "invalid", errors: { amount: "Số tiền?" } });
  assert.deepEqual(calls.map(({ headers }) => headers.get("Idempotency-Key")), ["k"]);
});

test("a plain post is never repeated: GO is not a create", async () => {
  const { http, calls } = server(cut(), [200, {}]);
  await assert.rejects(http.post("show/go"), { code: "unreachable" });
  assert.equal(calls.length, 1);
});

test("an aged token is renewed once and the write sent again", async () => {
  const { http, calls } = server([403, { code: "forbidden" }], [200, { csrf_token: "fresh" }], [200, { ok: true }], [200, {}]);
  assert.deepEqual(await http.post("show/go"), { ok: true });
  await http.post("show/hold");
  assert.deepEqual(calls.map(({ headers }) => headers.get("X-CSRF-Token")), ["token", null, "fresh", "fresh"]);
});

test("who may not, may not: the same token is not tried twice", async () => {
  const { http, calls } = server([403, { code: "forbidden", detail: "Không" }], [200, { csrf_token: "token" }]);
  await assert.rejects(http.post("show/go"), { code: "forbidden", message: "Không" });
  assert.equal(calls.length, 2);
});

/** A server that never answers, on a tablet that knows no AbortSignal.any. @param {(http: import("../../../static/js/lib/http.js").Http) => Promise<void>} run */
async function onOldTablet(run) {
  const { any } = AbortSignal;
  Reflect.deleteProperty(AbortSignal, "any");
  const fetch = (/** @type {any} */ _, /** @type {any} */ { signal }) => new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  await run(makeHttp({ fetch: /** @type {any} */ (fetch), csrf: () => "" })).finally(() => { AbortSignal.any = any; });
}

test("a request somebody may give up ends at its deadline, on older tablets too", () => onOldTablet(async (http) => {
  await assert.rejects(http.get("/x", { signal: new AbortController().signal, deadline_ms: 5 }), { status: 0, code: "timeout" });
}));

test("a request that was given up ends with its giver's reason", () => onOldTablet(async (http) => {
  const controller = new AbortController();
  const asked = http.get("/x", { signal: controller.signal });
  controller.abort();
  await assert.rejects(asked, { name: "AbortError" });
  await assert.rejects(http.get("/x", { signal: controller.signal }), { name: "AbortError" });
}));
