import type { z } from "zod";
import { refusalSchema, type Refusal, TOKEN_HEADER } from "../../server/protocol.ts";
import type { Words } from "../words/words.ts";

/** The server refused, with the reason for a person. */
export class Refused extends Error {
  readonly refusal: Refusal;
  readonly status: number;
  constructor(status: number, refusal: Refusal) {
    super(refusal.message.en);
    this.status = status;
    this.refusal = refusal;
  }
}

/** Why something asked of the server was not done, and what helps. */
export function troubleOf(error: unknown): Words {
  if (error instanceof Refused) return error.refusal.message;
  return error instanceof TypeError
    ? { zh: "没有成：本机的 doupeng 没有回应。看看终端里它还在不在，再试一次。", en: "It failed: the local doupeng does not answer. See in the terminal whether it still runs, and try again." }
    : { zh: `没有成：${String(error)}`, en: `It failed: ${String(error)}` };
}

/** Asks the local server; what comes back has been read through its schema. */
export interface ServerLink {
  readonly get: <T>(path: string, schema: z.ZodType<T>) => Promise<T>;
  /** An answer to what was asked already. */
  readonly read: <T>(response: Response, schema: z.ZodType<T>) => Promise<T>;
  readonly send: <T>(method: "POST" | "PUT" | "DELETE", path: string, body: unknown, schema: z.ZodType<T>) => Promise<T>;
}

export function createServerLink(token: string): ServerLink {
  const headers = { [TOKEN_HEADER]: token };
  const read = async <T>(response: Response, schema: z.ZodType<T>): Promise<T> => {
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return schema.parse(body);
    const refusal = refusalSchema.safeParse(body);
    throw new Refused(response.status, refusal.success ? refusal.data : { code: "failed", message: { zh: `服务器答了 ${response.status}。`, en: `The server answered ${response.status}.` } });
  };
  return {
    read,
    get: async (path, schema) => read(await fetch(path, { headers, cache: "no-store" }), schema),
    send: async (method, path, body, schema) =>
      read(await fetch(path, { method, headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) }), schema),
  };
}
