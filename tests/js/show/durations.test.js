import assert from "node:assert/strict";
import test from "node:test";
import { readDuration, readHour, writeDuration } from "../../../static/js/show/durations.js";

test("durations are read as people write them", () => {
  const texts = ["15'", "7'30\"", "10", "7’30”", "25 phút", "1 phút 30 giây", "1h05", "7:30", "0:07:30", "90s", "2,5", " 5 ph "];
  assert.deepEqual(texts.map(readDuration), [900, 450, 600, 450, 1500, 90, 3900, 450, 450, 90, 150, 300]);
});

test("what is no duration, or over six hours, is not guessed", () => {
  assert.deepEqual(["", "abc", "-5", "10 20 30 40", "7h", "5 quả"].map(readDuration), [null, null, null, null, null, null]);
});

test("what is written is read back the same", () => {
  const lengths = [0, 30, 60, 450, 900, 3661];
  assert.deepEqual(lengths.map((s) => readDuration(writeDuration(s))), lengths);
  assert.deepEqual([450, 900].map(writeDuration), ["7'30\"", "15'"]);
});

test("an hour is the one of the evening, in the venue's time", () => {
  const near = "2024-10-17T19:30:00.000+07:00";
  assert.deepEqual(
    ["19h45", "19:45", "20h", "0:30", "23.15"].map((text) => readHour(text, near)),
    ["2024-10-17T19:45:00+07:00", "2024-10-17T19:45:00+07:00", "2024-10-17T20:00:00+07:00", "2024-10-18T00:30:00+07:00", "2024-10-17T23:15:00+07:00"],
  );
});

test("an hour after midnight stays on its evening", () => {
  assert.equal(readHour("23:50", "2024-10-18T00:20:00.000+07:00"), "2024-10-17T23:50:00+07:00");
});

test("what is no hour is refused", () => {
  assert.deepEqual(["25h", "19:75", "tối", ""].map((text) => readHour(text, "2024-10-17T19:30:00+07:00")), [null, null, null, null]);
});
