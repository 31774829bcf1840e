// Files: those the server makes are fetched first, so that a refusal is said on the page and never saved as a file.

import { Problem } from "./http.js";
import { t } from "./words.js";

/** @param {string} disposition of the answer @param {string} fallback */
export const fileName = (disposition, fallback) => /filename="([^"]+)"/.exec(disposition)?.[1] ?? fallback;

/**
 * Take every file that is chosen, also one that was put right and is chosen again: browsers say nothing of the same
 * file twice, unless the field is empty by then.
 *
 * @param {HTMLInputElement} field
 * @param {(file: File) => void} take
 */
export function whenChosen(field, take) {
  field.addEventListener("click", () => { field.value = ""; });
  field.addEventListener("change", () => {
    const [file] = field.files ?? [];
    if (file) take(file);
  });
}

/** Take a file, or the reason why there is none. @param {string} path */
export async function fetchFile(path) {
  const answer = await fetch(path, { headers: { Accept: "application/pdf, application/zip, application/problem+json" } }).catch(() => {
    throw new Error(t("Không tải được tệp. Hãy kiểm tra mạng rồi thử lại."));
  });
  if (!answer.ok) throw new Problem(await answer.json());
  return { content: await answer.blob(), name: fileName(answer.headers.get("Content-Disposition") ?? "", "in") };
}

/** @param {{content: Blob, name: string}} file */
export function saveFile({ content, name }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
