// English, keyed by the Vietnamese text as it stands in the code: t("…"). One file a slice.
// tests/js/lib/english.test.js finds what is missing here.

import lib from "./en/lib.js";
import accounts from "./en/accounts.js";
import checkin from "./en/checkin.js";
import guests from "./en/guests.js";
import integrations from "./en/integrations.js";
import pledges from "./en/pledges.js";
import show from "./en/show.js";
import shared from "./en/shared.js";

/** @type {Record<string, string>} */
export default { ...lib, ...accounts, ...checkin, ...guests, ...integrations, ...pledges, ...show, ...shared };
