import type { z } from "zod";
import { BAD_REQUEST, refusal, TOO_LARGE } from "./answers.ts";
import { REQUEST_LIMIT } from "./protocol.ts";

/** Reads a request's JSON through its schema and answers; refuses what is too long, also when it does not say how long it is. */
export async function withBody<T>(request: Request, schema: z.ZodType<T>, act: (body: T) => Promise<Response>): Promise<Response> {
  const bytes = await readBytes(request);
  if (bytes === null) return refusal(TOO_LARGE);
  let given: unknown;
  try {
    given = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refusal(BAD_REQUEST);
  }
  const read = schema.safeParse(given);
  return read.success ? act(read.data) : refusal(BAD_REQUEST);
}

async function readBytes(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > REQUEST_LIMIT) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > REQUEST_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
