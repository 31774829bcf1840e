// The list of pledges as a person reads it.

import { formatTime } from "../../lib/clock.js";
import { formatDong, groupDigits } from "../../lib/dong.js";
import { t } from "../../lib/words.js";
import { channelName, donorKindName, kindName, statusName, takenWhere } from "./words.js";

/**
 * @typedef {import("./types").Pledge} Pledge
 * @typedef {import("./types").History} History
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
    gift: kind === "cash" ? "" : kindName(kind), description,
    amount: said === null || (kind !== "cash" && said === 0) ? t("không ước giá") : groupDigits(said),
    voided, held: status === "held", spotlit: id === spotlit,
    status: statusName(status), tone: TONES[status],
    channel: channelName(channel), where: takenWhere(pledge),
  };
}

/**
 * All that happened to a pledge, oldest first, as a person reads it.
 *
 * @param {History} history
 */
export function historyLines({ ledger, rewordings, status }) {
  const money = ledger.map((line, place) => ({ at: line.at, by: line.by, reason: line.reason, what: lineText(line, place, ledger, status) }));
  const texts = rewordings.map(({ at, by, reason, before }) => ({ at, by, reason, what: beforeText(before) }));
  return [...money, ...texts]
    .filter(({ what }) => what !== "")
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ at, ...rest }) => ({ ...rest, time: formatTime(at) }));
}

/** @param {import("./types").LedgerLine} line @param {number} place @param {readonly import("./types").LedgerLine[]} ledger @param {string} status */
function lineText({ amount }, place, ledger, status) {
  const now = ledger.slice(0, place + 1).reduce((sum, line) => sum + line.amount, 0);
  if (place === 0) return t("Ghi nhận %(amount)s", { amount: formatDong(amount) });
  if (status === "void" && place === ledger.length - 1 && now === 0) return t("Hủy: −%(amount)s", { amount: formatDong(-amount) });
  const said = { amount: formatDong(Math.abs(amount)), now: formatDong(now) };
  return amount < 0 ? t("Sửa: bớt %(amount)s, còn %(now)s", said) : t("Sửa: thêm %(amount)s, thành %(now)s", said);
}

/** @param {import("./types").Rewording["before"]} before */
function beforeText({ donor, description, channel }) {
  const parts = [
    ...(donor ? [t("tên “%(name)s” (%(kind)s%(anonymous)s)", {
      name: donor.name, kind: donorKindName(donor.kind), anonymous: donor.anonymous ? t(", ẩn danh") : "",
    })] : []),
    ...(description === undefined ? [] : [t("mô tả “%(description)s”", { description })]),
    ...(channel ? [t("kênh “%(channel)s”", { channel: channelName(channel) })] : []),
  ];
  return parts.length === 0 ? "" : t("Trước đó ghi: %(parts)s", { parts: parts.join("; ") });
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
  const changed = {
    ...(draft.amount.trim() === amountField(base) ? {} : { amount: draft.amount.trim() }),
    ...(Object.keys(renamed).length === 0 ? {} : { donor: renamed }),
    ...(description === base.description ? {} : { description }),
    ...(draft.channel === base.channel ? {} : { channel: draft.channel }),
  };
  return Object.keys(changed).length === 0 ? null : changed;
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
  const names = { amount: t("Số tiền"), name: t("Nhà tài trợ"), description: t("Mô tả"), channel: t("Kênh"), status: t("Trạng thái") };
  const lines = [
    ...(mine?.amount === undefined ? [] : [{ what: names.amount, mine: mine.amount, now: amountField(current) || t("không ước giá") }]),
    ...(mine?.donor?.name === undefined ? [] : [{ what: names.name, mine: mine.donor.name, now: current.donor.name }]),
    ...(mine?.description === undefined ? [] : [{ what: names.description, mine: mine.description, now: current.description }]),
    ...(mine?.channel === undefined ? [] : [{ what: names.channel, mine: channelName(mine.channel), now: channelName(current.channel) }]),
  ];
  const status = current.status === "confirmed" ? [] : [{ what: names.status, mine: "", now: statusName(current.status) }];
  return [...lines, ...status];
}
