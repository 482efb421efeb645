import type { ReadOnly } from "../../server/protocol.ts";
import type { KeepStatus } from "./status.ts";

export interface Standing {
  readonly role: "waiting" | "writer" | "follower";
  readonly readOnly: ReadOnly | null;
  readonly link: "up" | "down" | "locked-out";
  readonly failure: Extract<KeepStatus, { kind: "failed" }> | null;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly savedAtMs: number | null;
}

/** Of all that is so, what matters most to the person. */
export function statusOf({ role, readOnly, link, failure, isDirty, isSaving, savedAtMs }: Standing): KeepStatus {
  if (readOnly && readOnly.code !== "gone") return { kind: "read-only", reason: readOnly };
  if (role === "follower") return { kind: link === "locked-out" ? "outdated" : "following" };
  if (link === "locked-out") return { kind: "locked-out", hasUnsaved: isDirty };
  if (link === "down") return { kind: "offline", hasUnsaved: isDirty };
  if (isSaving) return { kind: "saving" };
  if (failure && isDirty) return failure;
  if (isDirty) return { kind: "unsaved" };
  return { kind: "saved", atMs: savedAtMs };
}

export const NO_ANSWER: Extract<KeepStatus, { kind: "failed" }> = {
  kind: "failed",
  message: { zh: "这次存盘没有回音；您写的字留在浏览器里，会自动再存。", en: "The save was not answered; your words are kept in the browser and will be saved again by themselves." },
};
