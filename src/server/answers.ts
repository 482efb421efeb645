import type { Refusal } from "./protocol.ts";
import { FilmRefused } from "./films/studio-films.ts";
import { ChangedOnDisk, SaveFault } from "./save/fault.ts";

const STATUS: Readonly<Record<Refusal["code"], number>> = {
  "bad-request": 400,
  "not-allowed": 403,
  "bad-token": 403,
  "no-permission": 403,
  "not-found": 404,
  busy: 409,
  "too-large": 413,
  "not-text": 422,
  empty: 422,
  "not-media": 422,
  "read-only": 422,
  "errors-in-script": 422,
  "nothing-to-render": 422,
  "io-error": 500,
  failed: 500,
  "disk-full": 507,
};

export function refusal({ code, message }: Refusal): Response {
  return Response.json({ code, message }, { status: STATUS[code] });
}

/** What a request that threw is answered with; never a stack, never a path. */
export function answerTo(error: unknown): Response {
  if (error instanceof ChangedOnDisk) return Response.json({ sha256: error.sha256, text: error.text }, { status: 409 });
  if (error instanceof SaveFault || error instanceof FilmRefused) return refusal({ code: error.code, message: error.sentence });
  return refusal({ code: "failed", message: { zh: "服务器出了错，本子没有动。", en: "The server failed; the script was not touched." } });
}

export const BAD_REQUEST: Refusal = { code: "bad-request", message: { zh: "请求读不懂。", en: "The request is not understood." } };
export const NOT_FOUND: Refusal = { code: "not-found", message: { zh: "没有这个。", en: "There is no such thing." } };
export const TOO_LARGE: Refusal = { code: "too-large", message: { zh: "请求太大了。", en: "The request is too large." } };
