import assert from "node:assert/strict";
import test from "node:test";
import { Problem } from "../../../static/js/lib/http.js";
import { commandsFor, give, goRefusal } from "../../../static/js/show/console/commands.js";
import { item, running } from "./states.js";

const noPause = async () => {};
const lost = () => new Problem({ status: 0, code: "unreachable", title: "", detail: "không nối được" });
/** @param {any} current */
const stale = (current) => new Problem({ status: 409, code: "stale", title: "", detail: "đã thay đổi", current });
const called = () => running({ version: 5, seq: 11, current: { ...running().current, ...item(2) }, standby: item(3) });

/** A server that answers what it is told to, in turn, and remembers what it was asked. @param {any[]} answers */
function server(...answers) {
  /** @type {any[]} */
  const heard = [];
  const post = async (/** @type {string} */ path, /** @type {any} */ body) => {
    heard.push([path, body]);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { http: /** @type {any} */ ({ post }), heard };
}

const go = () => commandsFor(running()).go();

test("a command says which version its giver saw", async () => {
  const { http, heard } = server(called());
  assert.deepEqual(await give(http, go(), 4, noPause), { result: "done", state: called(), words: "" });
  assert.deepEqual(heard, [["show/go", { expected_version: 4 }]]);
});

test("a lost answer is asked for again with the same version", async () => {
  const { http, heard } = server(lost(), called());
  assert.equal((await give(http, go(), 4, noPause)).result, "done");
  assert.deepEqual(heard.map(([, body]) => body.expected_version), [4, 4]);
});

test("heard but not answered: the stale answer that shows our cue running is the answer", async () => {
  const { http } = server(lost(), stale(called()));
  assert.deepEqual(await give(http, go(), 4, noPause), { result: "done", state: called(), words: "" });
});

test("another screen was quicker: nothing is called, and the state is theirs", async () => {
  const theirs = running({ version: 5, phase: "held" });
  const { http, heard } = server(stale(theirs));
  const { result, state } = await give(http, go(), 4, noPause);
  assert.deepEqual([result, state, heard.length], ["changed", theirs, 1]);
});

test("two stage managers press GO together: the second is told so and calls nothing more", async () => {
  const { http, heard } = server(stale(called()));
  assert.equal((await give(http, go(), 4, noPause)).result, "changed");
  assert.equal(heard.length, 1);
});

test("a refusal at the version we saw says why", async () => {
  const { http } = server(stale(running({ standby: null })));
  const { result, words } = await give(http, go(), 4, noPause);
  assert.deepEqual([result, words], ["refused", "đã thay đổi"]);
});

test("no answer at all stays unclear, after four tries", async () => {
  const { http, heard } = server(lost(), lost(), lost(), lost());
  assert.deepEqual(await give(http, go(), 4, noPause), { result: "unclear", state: null, words: "không nối được" });
  assert.equal(heard.length, 4);
});

test("a message is said again where only the show moved on", async () => {
  const message = commandsFor(running()).message("nhanh lên", "mc", "info");
  const { http, heard } = server(stale(called()), called());
  assert.equal((await give(http, message, 4, noPause)).result, "done");
  assert.deepEqual(heard.map(([, body]) => body.expected_version), [4, 5]);
});

test("a field's complaint is what a person reads", async () => {
  const fault = new Problem({ status: 422, code: "invalid", title: "", detail: "chưa hợp lệ", errors: { seconds: "tối đa 60 phút" } });
  const { http } = server(fault);
  assert.deepEqual(await give(http, commandsFor(running()).adjust(30), 4, noPause), { result: "refused", state: null, words: "tối đa 60 phút" });
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

test("GO is refused without a good line, without a cue, while one is under way and too soon", () => {
  const good = { status: "live", show: running(), pending: null, sinceChange_ms: 5000 };
  assert.equal(goRefusal(good), null);
  assert.deepEqual(
    [
      { ...good, status: "late" }, { ...good, show: null }, { ...good, show: running({ standby: null }) },
      { ...good, show: running({ phase: "ended" }) }, { ...good, pending: "go" }, { ...good, sinceChange_ms: 799 },
    ].map((one) => goRefusal(one)?.kind),
    ["line", "line", "nothing", "nothing", "pending", "soon"],
  );
});
