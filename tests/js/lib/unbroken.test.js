import { test } from "node:test";
import assert from "node:assert/strict";

import { unbroken } from "../../../static/js/lib/unbroken.js";

/** Write a joint one can see. @param {string} text */
const joints = (text) => unbroken(text).replaceAll("\u00a0", "_");

test("a line never begins with a dash", () => {
  assert.equal(joints("Đợt 1 – Vòng hai"), "Đợt 1_– Vòng hai");
});

test("a word of two syllables stands on one line", () => {
  assert.equal(
    joints("Công ty Trách nhiệm hữu hạn Một thành viên Khai thác Công trình Thủy lợi tỉnh Ninh Thuận"),
    "Công_ty Trách_nhiệm hữu_hạn Một thành_viên Khai_thác Công_trình Thủy_lợi tỉnh Ninh_Thuận",
  );
});

test("a number stays with what it counts", () => {
  assert.equal(joints("đủ kinh phí xây 1.200 căn nhà"), "đủ kinh_phí xây 1.200_căn nhà");
});

test("syllables that only sound like a word are left alone", () => {
  assert.equal(joints("Anh Công tyết kiệm, bà Lê Thị Hoa"), "Anh Công tyết kiệm, bà Lê Thị Hoa");
});
