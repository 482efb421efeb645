import { describeMediaFault, MOST_MEDIA_BYTES } from "#show";
import { FILE_NAME_HEADER, FILE_TYPE, MEDIA_PATH, mediaReplySchema, type MediaReply, refusalSchema, TOKEN_HEADER } from "../../server/protocol.ts";
import type { Words } from "../words/words.ts";

export interface FileToSend {
  readonly file: File;
  readonly token: string;
  readonly signal: AbortSignal;
  readonly onSent: (bytes: number) => void;
}

/** A name longer than any file system's; the server shortens what is left. */
const MOST_NAME = 300;
const MEGABYTE = 1_000_000;

/** Sends a file to the server's `media/`. A fault of null: the person called it off. Rejects when nobody answers who knows what it is. */
export function sendFile({ file, token, signal, onSent }: FileToSend): Promise<MediaReply | { readonly fault: Words | null }> {
  const tooLarge = sizeFault(file);
  if (tooLarge !== null) return Promise.resolve({ fault: tooLarge });
  return new Promise((resolve, reject) => {
    // Unlike `fetch` it tells how far it is.
    const request = new XMLHttpRequest();
    request.open("POST", MEDIA_PATH);
    request.setRequestHeader(TOKEN_HEADER, token);
    request.setRequestHeader("Content-Type", FILE_TYPE);
    request.setRequestHeader(FILE_NAME_HEADER, encodeURIComponent(wellFormed(file.name.slice(-MOST_NAME)) || "file"));
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => { onSent(loaded); };
    request.onload = () => {
      const reply = mediaReplySchema.safeParse(request.response);
      if (request.status === 200 && reply.success) return resolve(reply.data);
      const refusal = refusalSchema.safeParse(request.response);
      if (refusal.success) resolve({ fault: refusal.data.message });
      else reject(new Error(`answered ${request.status}`));
    };
    request.onerror = () => { reject(new Error("no answer")); };
    request.onabort = () => { resolve({ fault: null }); };
    signal.addEventListener("abort", () => { request.abort(); });
    if (signal.aborted) resolve({ fault: null });
    else request.send(file);
  });
}

/** Said before a byte is sent, where the browser's guess of the type is enough for it. */
function sizeFault({ name, size, type }: File): Words | null {
  const most = MOST_MEDIA_BYTES[type.startsWith("image/") ? "image" : "video"];
  if (size <= most) return null;
  const why = describeMediaFault({ code: "bytes", megabytes: Math.ceil(size / MEGABYTE), mostMegabytes: most / MEGABYTE });
  return { zh: `“${name}”没有放进 media/：${why.zh}。`, en: `"${name}" was not put into media/: ${why.en}.` };
}

/** Half a sign cannot be encoded. */
function wellFormed(name: string): string {
  return name.replace(/\p{Cs}/gu, "-");
}
