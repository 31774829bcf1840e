// Vietnamese as people type it in a hurry.

/**
 * Write a text in small letters without accents, `đ` as `d`.
 *
 * @param {string} text
 */
export const unaccented = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
