// Phone numbers as they are read aloud.

/**
 * Write a phone as people read it aloud: 0980 869 115.
 *
 * @param {string} phone
 */
export const phoneInGroups = (phone) => phone.replace(/^(0\d{3})(\d{3})(\d{3})$/, "$1 $2 $3");
