import {
  type ChangedReply, changedReplySchema, conflictReplySchema, hashReplySchema, historyReplySchema, type Refusal, refusalSchema, saveReplySchema, type ShowReply, showReplySchema, TOKEN_HEADER,
} from "../../server/protocol.ts";

/** How a save ended; never thrown. */
export type SaveOutcome =
  | { readonly kind: "saved"; readonly sha256: string }
  | { readonly kind: "changed"; readonly disk: ChangedReply }
  | Unanswered;

export type Unanswered =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** Nobody answered, or nobody who knows what we speak of. */
  | { readonly kind: "offline" };

/** The questions that saving asks of the server. */
export interface Ask {
  save(text: string, baseSha256: string | null): Promise<SaveOutcome>;
  show(): Promise<{ readonly kind: "show"; readonly show: ShowReply } | Unanswered>;
  /** Of what is on the disk now; undefined when nobody says. */
  hash(): Promise<string | null | undefined>;
  /** SHA-256 of every version that was on the disk and is no more, as far as it is remembered. */
  versions(): Promise<ReadonlySet<string>>;
  /** Saves while the page goes away, if the text is short enough for that; the answer is never heard. */
  leave(text: string, baseSha256: string | null): void;
  /** Puts a text beside the script. */
  conflict(text: string): Promise<{ readonly kind: "kept"; readonly name: string } | Unanswered>;
  /** The server's events, for as long as it answers. */
  events(signal: AbortSignal): Promise<ReadableStream<string> | Unanswered>;
}

/** A disk that hangs is not waited for: the answer that comes late is found out by asking again. */
const PATIENCE_MS = 15_000;

/** What browsers let a page send that is going away, with room for what else does. */
const KEEPALIVE_BYTES = 60_000;

export function createAsk(token: string, fetch: typeof globalThis.fetch): Ask {
  const request = async (method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response | null> => {
    try {
      return await fetch(path, {
        method,
        cache: "no-store",
        headers: { [TOKEN_HEADER]: token, "Content-Type": "application/json" },
        signal: signal ?? AbortSignal.timeout(PATIENCE_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      return null;
    }
  };
  const read = async (response: Response | null): Promise<{ readonly status: number; readonly body: unknown }> => {
    if (response === null) return { status: 0, body: null };
    return { status: response.status, body: await response.json().catch(() => null) as unknown };
  };
  const unanswered = (body: unknown): Unanswered => {
    const refusal = refusalSchema.safeParse(body);
    return refusal.success ? { kind: "refused", refusal: refusal.data } : { kind: "offline" };
  };
  return {
    save: async (text, baseSha256) => {
      const { status, body } = await read(await request("PUT", "/api/show", { text, baseSha256 }));
      const saved = saveReplySchema.safeParse(body);
      if (status === 200 && saved.success) return { kind: "saved", sha256: saved.data.sha256 };
      const disk = changedReplySchema.safeParse(body);
      return status === 409 && disk.success ? { kind: "changed", disk: disk.data } : unanswered(body);
    },
    show: async () => {
      const { status, body } = await read(await request("GET", "/api/show"));
      const show = showReplySchema.safeParse(body);
      return status === 200 && show.success ? { kind: "show", show: show.data } : unanswered(body);
    },
    hash: async () => {
      const { status, body } = await read(await request("GET", "/api/show/hash"));
      const hash = hashReplySchema.safeParse(body);
      return status === 200 && hash.success ? hash.data.sha256 : undefined;
    },
    versions: async () => {
      const { status, body } = await read(await request("GET", "/api/history"));
      const history = historyReplySchema.safeParse(body);
      return new Set(status === 200 && history.success ? history.data.entries.map(({ sha256 }) => sha256) : []);
    },
    leave: (text, baseSha256) => {
      const body = JSON.stringify({ text, baseSha256 });
      if (new Blob([body]).size > KEEPALIVE_BYTES) return;
      fetch("/api/show", { method: "PUT", keepalive: true, headers: { [TOKEN_HEADER]: token, "Content-Type": "application/json" }, body }).catch(() => {});
    },
    conflict: async (text) => {
      const { status, body } = await read(await request("POST", "/api/show/conflict", { text }));
      const kept = conflictReplySchema.safeParse(body);
      return status === 200 && kept.success ? { kind: "kept", name: kept.data.name } : unanswered(body);
    },
    events: async (signal) => {
      const response = await request("GET", "/api/events", undefined, signal);
      if (response?.ok && response.body) return response.body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>);
      return unanswered((await read(response)).body);
    },
  };
}
