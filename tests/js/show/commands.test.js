import assert from "node:assert/strict";
import test from "node:test";
import { Problem } from "../../../static/js/lib/http.js";
import { give, goRefusal } from "../../../static/js/show/console/commands.js";
import { commandsFor } from "../../../static/js/show/console/orders.js";
import { item, running, saidStep, walking } from "./states.js";

const SEAT = "ghế 1";
const noPause = async () => {};
const lost = () => new Problem({ status: 0, code: "unreachable", title: "", detail: "không nối được" });
/** @param {any} current */
const stale = (current) => new Problem({ status: 409, code: "stale", title: "", detail: "đã thay đổi", current });
const called = () => running({ version: 5, seq: 11, current: { ...running().current, ...item(2) }, standby: item(3) });

/** A server that answers what it is told to, in turn, and remembers what it was asked. @param {any[]} answers */
function server(...answers) {
  /** @type {any[]} */
  const heard = [];
  const ask = (/** @type {string} */ method) => async (/** @type {string} */ path, /** @type {any} */ body, /** @type {any} */ wish) => {
    heard.push([path, body, method, wish.headers]);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { http: /** @type {any} */ ({ post: ask("post"), del: ask("del") }), heard };
}

const go = () => commandsFor(running()).go();

test("a command says which version its giver saw", async () => {
  const { http, heard } = server(called());
  assert.deepEqual(await give(http, go(), 4, SEAT, noPause), { result: "done", state: called(), words: "" });
  assert.deepEqual(heard, [["show/go", { expected_version: 4 }, "post", { "X-Console": SEAT }]]);
});

test("a lost answer is asked for again with the same version", async () => {
  const { http, heard } = server(lost(), called());
  assert.equal((await give(http, go(), 4, SEAT, noPause)).result, "done");
  assert.deepEqual(heard.map(([, body]) => body.expected_version), [4, 4]);
});

test("heard but not answered: the stale answer that shows our cue running is the answer", async () => {
  const { http } = server(lost(), stale(called()));
  assert.deepEqual(await give(http, go(), 4, SEAT, noPause), { result: "done", state: called(), words: "" });
});

test("another screen was quicker: nothing is called, and the state is theirs", async () => {
  const theirs = running({ version: 5, phase: "held" });
  const { http, heard } = server(stale(theirs));
  const { result, state } = await give(http, go(), 4, SEAT, noPause);
  assert.deepEqual([result, state, heard.length], ["changed", theirs, 1]);
});

test("two stage managers press GO together: the second is told so and calls nothing more", async () => {
  const { http, heard } = server(stale(called()));
  assert.equal((await give(http, go(), 4, SEAT, noPause)).result, "changed");
  assert.equal(heard.length, 1);
});

test("a refusal at the version we saw says why", async () => {
  const { http } = server(stale(running({ standby: null })));
  const { result, words } = await give(http, go(), 4, SEAT, noPause);
  assert.deepEqual([result, words], ["refused", "đã thay đổi"]);
});

test("no answer at all stays unclear, after four tries", async () => {
  const { http, heard } = server(lost(), lost(), lost(), lost());
  assert.deepEqual(await give(http, go(), 4, SEAT, noPause), { result: "unclear", state: null, words: "không nối được" });
  assert.equal(heard.length, 4);
});

test("a message is said again where only the show moved on", async () => {
  const message = commandsFor(running()).message("nhanh lên", "mc", "info");
  const { http, heard } = server(stale(called()), called());
  assert.equal((await give(http, message, 4, SEAT, noPause)).result, "done");
  assert.deepEqual(heard.map(([, body]) => body.expected_version), [4, 5]);
});

test("a field's complaint is what a person reads", async () => {
  const fault = new Problem({ status: 422, code: "invalid", title: "", detail: "chưa hợp lệ", errors: { seconds: "tối đa 60 phút" } });
  const { http } = server(fault);
  assert.deepEqual(await give(http, commandsFor(running()).adjust(30), 4, SEAT, noPause), { result: "refused", state: null, words: "tối đa 60 phút" });
});

test("BACK, adjust and standby know their own success", () => {
  const commands = commandsFor(running());
  const before = running({ version: 5, phase: "standby", current: null });
  assert.equal(commands.back().reached?.(before), true);
  assert.equal(commands.back().reached?.(running()), false);
  assert.equal(commands.adjust(30).reached?.(running({ version: 5, current: { ...running().current, adjust_s: 30 } })), true);
  assert.equal(commands.adjust(30).reached?.(running({ version: 5 })), false);
  assert.equal(commands.standby(3).reached?.(running({ standby: item(3) })), true);
});

test("GO knows that its step was called, and BACK that a step was undone", () => {
  const before = walking(1, [11, 12, 13], { version: 4 });
  const after = walking(2, [11, 12, 13], { version: 5 });
  const commands = commandsFor(before);
  assert.deepEqual([commands.go().reached?.(after), commands.go().reached?.(before), commands.back().reached?.(walking(0, [11, 12, 13], { version: 5 }))], [true, false, true]);
  assert.equal(commands.go().reached?.({ ...after, current: { ...after.current, step: saidStep(13) } }), false);
});

test("handing the call back is a DELETE; a watching console cannot press GO", async () => {
  const free = running({ version: 5, caller: null });
  const { http, heard } = server(free);
  assert.equal((await give(http, commandsFor(running()).leave(), 4, SEAT, noPause)).result, "done");
  assert.deepEqual(heard.map(([path, , method]) => [path, method]), [["show/caller", "del"]]);
  const watching = { status: "live", show: running(), watching: "Trần Văn A đang cầm nhịp – bạn đang xem", pending: null, sinceChange_ms: 5000 };
  assert.deepEqual(goRefusal(watching), { kind: "watching", words: watching.watching });
});

test("the last step can be called where no cue comes after it", () => {
  const last = walking(1, [11, 12], { standby: null });
  assert.equal(goRefusal({ status: "live", show: last, watching: "", pending: null, sinceChange_ms: 5000 }), null);
});

test("GO is refused without a good line, without a cue, while one is under way and too soon", () => {
  const good = { status: "live", show: running(), watching: "", pending: null, sinceChange_ms: 5000 };
  assert.equal(goRefusal(good), null);
  assert.deepEqual(
    [
      { ...good, status: "late" }, { ...good, show: null }, { ...good, show: running({ standby: null }) },
      { ...good, show: running({ phase: "ended" }) }, { ...good, pending: "go" }, { ...good, sinceChange_ms: 799 },
    ].map((one) => goRefusal(one)?.kind),
    ["line", "line", "nothing", "nothing", "pending", "soon"],
  );
});
