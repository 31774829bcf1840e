import assert from "node:assert/strict";
import test from "node:test";
import { allColumns } from "../../../static/js/show/editor/columns.js";
import { changesOf, readTable, writeTable } from "../../../static/js/show/editor/pasting.js";
import { cue } from "./states.js";

/** @param {string[]} keys */
const columns = (...keys) => keys.map((key) => {
  const column = allColumns([{ id: 4, title: "Máy quay", version: 1 }, { id: 5, title: "Đạo cụ", version: 1 }]).find((one) => one.key === key);
  assert.ok(column, key);
  return column;
});
const coming = () => /** @type {const} */ ("coming");
const FIVE = () => [1, 2, 3, 4, 5].map((id) => cue(id));

test("a spreadsheet's cells are read row by row, each as one line", () => {
  assert.deepEqual(readTable("Văn nghệ\t15'\r\nPhóng sự\t7'30\"\r\n"), [["Văn nghệ", "15'"], ["Phóng sự", "7'30\""]]);
  assert.deepEqual(readTable('"Trao bảng\n(8 đơn vị)"\tMC\n"Gọi là ""Vòng tay"""\t'), [["Trao bảng (8 đơn vị)", "MC"], ['Gọi là "Vòng tay"', ""]]);
  assert.deepEqual([readTable("một ô"), readTable("\t\n\t"), readTable('"mở mà không đóng\tMC')], [[["một ô"]], [["", ""], ["", ""]], [['"mở mà không đóng', "MC"]]]);
});

test("each row of the table is a cue, each cell a column that is written in", () => {
  const { sets, complaint } = changesOf(
    [["Chào mừng", "7'30\"", "Phóng sự", "Máy 2", "Bục"], ["Tiết mục 2", "15", "Phát biểu", "", ""]],
    FIVE(), columns("title", "planned_s", "kind", "custom.4", "custom.5"), coming,
  );
  assert.equal(complaint, "");
  assert.deepEqual([...sets], [[1, { title: "Chào mừng", planned_s: 450, kind: "film", custom: { 4: "Máy 2", 5: "Bục" } }], [2, { planned_s: 900 }]]);
});

test("what a table has more than there are cues or columns is left", () => {
  const { sets } = changesOf([["A", "MC", "x"], ["B", "MC", "x"], ["C"]], FIVE().slice(3), columns("title", "presenter"), coming);
  assert.deepEqual([...sets], [[4, { title: "A", presenter: "MC" }], [5, { title: "B", presenter: "MC" }]]);
});

test("one cell that cannot be and nothing is changed; which one is said", () => {
  const said = (/** @type {string[][]} */ table, /** @type {string[]} */ ...keys) => changesOf(table, FIVE(), columns(...keys), (one) => (one.id === 1 ? "running" : "coming"));
  assert.deepEqual(said([["Tiết mục 1"], ["B"], [""]], "title"), { sets: new Map(), complaint: "Chưa dán gì. Tiết mục 3, ô “Tên tiết mục”: Cần có tên tiết mục." });
  assert.match(said([["A"]], "title").complaint, /Tiết mục 1, .*đã hoặc đang diễn ra/);
  assert.match(said([[], ["Tiết mục 2", "Ca nhạc"]], "title", "kind").complaint, /không có “Ca nhạc” để chọn/);
  assert.match(said([[], ["lâu"]], "planned_s").complaint, /Tiết mục 2, ô “Dài”/);
});

test("what is copied can be pasted again, as a person reads it", () => {
  const [one, two] = [cue(1, { title: 'Trao bảng "Vòng tay"', kind: "award", planned_s: 450 }), cue(2, { scene: "tote" })];
  const keys = columns("title", "planned_s", "kind", "scene");
  const text = writeTable([one, two], keys);
  assert.equal(text.split("\n")[0], "\"Trao bảng \"\"Vòng tay\"\"\"\t\"7'30\"\"\"\tTrao tặng\tTên tiết mục (mặc định)");
  assert.deepEqual([changesOf(readTable(text), [one, two], keys, coming).sets.size, changesOf(readTable(text), [cue(1), cue(2)], keys, coming).complaint], [0, ""]);
});
