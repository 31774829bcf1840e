// The list of pledges as a person reads it.

import { formatTime } from "../../lib/clock.js";
import { groupDigits } from "../../lib/dong.js";
import { t } from "../../lib/words.js";
import { giftText, readCount } from "./kinds.js";
import { slipDesk, slipOf } from "./slips.js";
import { channelName, kindName, programmeName, statusName, takenWhere } from "./words.js";

/**
 * @typedef {import("./types").Pledge} Pledge
 */

const TONES = { confirmed: "ok", held: "warn", void: "bad" };

/**
 * One line of the list.
 *
 * @param {Pledge} pledge
 * @param {number | null} spotlit the pledge on the stage display
 */
export function rowView(pledge, spotlit) {
  const { id, reference, donor, kind, amount, promised, description, channel, status } = pledge;
  const voided = status === "void";
  const said = voided ? promised : amount;
  return {
    id, reference, time: formatTime(pledge.taken_at), name: donor.name, anonymous: donor.anonymous,
    gift: kind === "cash" ? "" : kindName(kind),
    programme: pledge.programme === "social" ? programmeName("social") : "", quiet: !pledge.amount_shown,
    description: kind === "cash" ? description : [giftText(pledge), description, pledge.beneficiary].filter(Boolean).join(" – "),
    slip: pledge.slip,
    amount: said === null || (kind !== "cash" && said === 0) ? t("không ước giá") : groupDigits(said),
    voided, held: status === "held", spotlit: id === spotlit,
    status: statusName(status), tone: TONES[status],
    channel: channelName(channel), where: takenWhere(pledge),
  };
}

/**
 * Only what was changed, for PATCH; null where nothing was.
 *
 * @param {Pledge} base what the fields were filled with
 * @param {import("./types").Draft} draft what stands in them now
 */
export function changes(base, draft) {
  const { donor } = base;
  const name = draft.name.normalize("NFC").trim();
  const description = draft.description.normalize("NFC").trim();
  const renamed = {
    ...(name === donor.name ? {} : { name }),
    ...(draft.donor_kind === donor.kind ? {} : { kind: draft.donor_kind }),
    ...(draft.anonymous === donor.anonymous ? {} : { anonymous: draft.anonymous }),
  };
  const slip = slipField(base, draft.slip);
  const changed = {
    ...(draft.amount.trim() === amountField(base) ? {} : { amount: draft.amount.trim() }),
    ...(Object.keys(renamed).length === 0 ? {} : { donor: renamed }),
    ...(description === base.description ? {} : { description }),
    ...(draft.channel === base.channel ? {} : { channel: draft.channel }),
    ...changedParts(base, draft),
    ...(slip === base.slip ? {} : { slip }),
  };
  return Object.keys(changed).length === 0 ? null : changed;
}

/** The slip as it is kept: a bare number is of the desk that took the pledge. @param {Pledge} base @param {string} typed */
function slipField({ slip, desk, taken_by }, typed) {
  return ["", slip].includes(typed.trim()) ? typed.trim() : slipOf(typed, slipDesk(slip) ?? desk ?? taken_by);
}

/** @param {Pledge} base @param {import("./types").Draft} draft */
function changedParts(base, draft) {
  const plain = (/** @type {string} */ text) => text.normalize("NFC").trim();
  const number = (/** @type {number | null} */ value) => (value === null ? "" : groupDigits(value));
  const unit = plain(draft.unit);
  const beneficiary = plain(draft.beneficiary);
  return {
    ...(draft.programme === base.programme ? {} : { programme: draft.programme }),
    ...(plain(draft.quantity) === number(base.quantity) ? {} : { quantity: readCount(draft.quantity) }),
    ...(unit === base.unit ? {} : { unit }),
    ...(plain(draft.months) === number(base.months) ? {} : { months: readCount(draft.months) }),
    ...(plain(draft.per_month) === number(base.per_month) ? {} : { per_month: plain(draft.per_month) || null }),
    ...(beneficiary === base.beneficiary ? {} : { beneficiary }),
    ...(draft.quiet === !base.amount_shown ? {} : { amount_shown: !draft.quiet }),
  };
}

/** The amount as it stands in the field of a correction. @param {Pledge} pledge */
export const amountField = ({ amount }) => (amount === null ? "" : groupDigits(amount));

/**
 * Where a correction met another: what was meant here, and what stands there now.
 *
 * @param {ReturnType<typeof changes>} mine
 * @param {Pledge} current
 */
export function conflictLines(mine, current) {
  const names = { amount: t("Số tiền"), name: t("Nhà tài trợ"), description: t("Mô tả"), channel: t("Kênh"), slip: t("Phiếu giấy"), status: t("Trạng thái") };
  const lines = [
    ...(mine?.amount === undefined ? [] : [{ what: names.amount, mine: mine.amount, now: amountField(current) || t("không ước giá") }]),
    ...(mine?.donor?.name === undefined ? [] : [{ what: names.name, mine: mine.donor.name, now: current.donor.name }]),
    ...(mine?.description === undefined ? [] : [{ what: names.description, mine: mine.description, now: current.description }]),
    ...(mine?.channel === undefined ? [] : [{ what: names.channel, mine: channelName(mine.channel), now: channelName(current.channel) }]),
    ...(mine?.slip === undefined ? [] : [{ what: names.slip, mine: mine.slip, now: current.slip }]),
  ];
  const status = current.status === "confirmed" ? [] : [{ what: names.status, mine: "", now: statusName(current.status) }];
  return [...lines, ...status];
}
