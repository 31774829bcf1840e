// English, keyed by the Vietnamese text as it stands in the code: t("…"). One file a slice.
// tests/js/lib/english.test.js finds what is missing here.

import lib from "./en/lib.js";
import accounts from "./en/accounts.js";
import checkin from "./en/checkin.js";
import guests from "./en/guests.js";
import pledges from "./en/pledges.js";
import show from "./en/show.js";
import show_calling from "./en/show_calling.js";
import show_rundown_editor from "./en/show_rundown_editor.js";
import shared from "./en/shared.js";

/** @type {Record<string, string>} */
export default { ...lib, ...accounts, ...checkin, ...guests, ...pledges, ...show, ...show_calling, ...show_rundown_editor, ...shared };
