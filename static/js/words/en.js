// English, keyed by the Vietnamese text as it stands in the code: t("…").

/** @type {Record<string, string>} */
export default {};
