import type { z } from "zod";
import { refusalSchema, type Refusal, type ServerEvent, serverEventSchema, TOKEN_HEADER } from "../../server/protocol.ts";

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

/** Asks the local server; what comes back has been read through its schema. */
export interface ServerLink {
  readonly get: <T>(path: string, schema: z.ZodType<T>) => Promise<T>;
  readonly send: <T>(method: "POST" | "PUT" | "DELETE", path: string, body: unknown, schema: z.ZodType<T>) => Promise<T>;
  /** Every event until `signal` aborts; connects again when the server was away. */
  readonly listen: (onEvent: (event: ServerEvent) => void, signal: AbortSignal) => Promise<void>;
}

const RETRY_MS = 1000;

export function createServerLink(token: string): ServerLink {
  const headers = { [TOKEN_HEADER]: token };
  const read = async <T>(response: Response, schema: z.ZodType<T>): Promise<T> => {
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return schema.parse(body);
    const refusal = refusalSchema.safeParse(body);
    throw new Refused(response.status, refusal.success ? refusal.data : { code: "failed", message: { zh: `服务器答了 ${response.status}。`, en: `The server answered ${response.status}.` } });
  };
  return {
    get: async (path, schema) => read(await fetch(path, { headers, cache: "no-store" }), schema),
    send: async (method, path, body, schema) =>
      read(await fetch(path, { method, headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) }), schema),
    listen: async (onEvent, signal) => {
      while (!signal.aborted) {
        try {
          const response = await fetch("/api/events", { headers, cache: "no-store", signal });
          for await (const line of linesOf(response)) onEvent(serverEventSchema.parse(JSON.parse(line)));
        } catch {
          // The server is away or the line broke: the keeper shows it; here we only try again.
        }
        await new Promise((resolve) => { setTimeout(resolve, RETRY_MS); });
      }
    },
  };
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  if (!response.ok || response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop()!;
    yield* lines.filter((line) => line !== "");
  }
}
