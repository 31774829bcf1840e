// English, keyed by the Vietnamese text as it stands in the code: t("…"). One file a slice, more where it grew long.
// tests/js/lib/english.test.js finds what is missing here.

import lib from "./en/lib.js";
import accounts from "./en/accounts.js";
import accounts_trust from "./en/accounts_trust.js";
import checkin from "./en/checkin.js";
import checkin_desk from "./en/checkin_desk.js";
import checkin_lobby from "./en/checkin_lobby.js";
import checkin_renewing from "./en/checkin_renewing.js";
import donors from "./en/donors.js";
import guests from "./en/guests.js";
import guests_panels from "./en/guests_panels.js";
import guests_import from "./en/guests_import.js";
import guests_print from "./en/guests_print.js";
import pledges from "./en/pledges.js";
import pledges_kinds from "./en/pledges_kinds.js";
import pledges_transfer from "./en/pledges_transfer.js";
import payments_reconcile from "./en/payments_reconcile.js";
import payments_sharing from "./en/payments_sharing.js";
import pledges_rehearsing from "./en/pledges_rehearsing.js";
import pledges_stage from "./en/pledges_stage.js";
import look from "./en/look.js";
import pledges_steering from "./en/pledges_steering.js";
import show from "./en/show.js";
import integrations from "./en/integrations.js";
import show_donors from "./en/show_donors.js";
import show_calling from "./en/show_calling.js";
import show_greeting from "./en/show_greeting.js";
import show_files from "./en/show_files.js";
import show_rundown_editor from "./en/show_rundown_editor.js";
import show_prompter from "./en/show_prompter.js";
import show_views from "./en/show_views.js";
import shared from "./en/shared.js";

/** @type {Record<string, string>} */
export default {
  ...lib,
  ...accounts,
  ...accounts_trust,
  ...checkin,
  ...checkin_desk,
  ...checkin_lobby,
  ...checkin_renewing,
  ...donors,
  ...guests,
  ...guests_panels,
  ...guests_import,
  ...guests_print,
  ...pledges,
  ...pledges_kinds,
  ...pledges_transfer,
  ...payments_reconcile,
  ...payments_sharing,
  ...pledges_rehearsing,
  ...pledges_stage,
  ...look,
  ...pledges_steering,
  ...show,
  ...integrations,
  ...show_donors,
  ...show_calling,
  ...show_files,
  ...show_greeting,
  ...show_rundown_editor,
  ...show_prompter,
  ...show_views,
  ...shared,
};
