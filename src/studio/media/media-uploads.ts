import { createStore, type StoreApi } from "zustand/vanilla";
import type { MediaReply } from "../../server/protocol.ts";
import type { Words } from "../words/words.ts";

/** A file on its way into the show's `media/`, or one that was not taken. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly sentBytes: number;
  /** Long enough that the person wants to know how far it is. */
  readonly isLong: boolean;
  /** Why it was not taken. */
  readonly fault: Words | null;
  readonly cancel: () => void;
}

export interface TakenMedia {
  /** Path inside the show, with `/`. */
  readonly file: string;
  readonly kind: "image" | "video";
}

export interface MediaUploads extends StoreApi<{ readonly uploads: readonly Upload[] }> {
  /** Puts a file into `media/`. @returns null when it was not taken; the person has been told why */
  readonly take: (file: File) => Promise<TakenMedia | null>;
  readonly dismiss: (id: number) => void;
}

/** What is over sooner needs no telling. ms */
const LONG_MS = 2000;

/** @param onTaken what the show has now, before anybody names the new file */
export function createMediaUploads(token: string, onTaken: (reply: MediaReply) => void): MediaUploads {
  const store = createStore<{ readonly uploads: readonly Upload[] }>(() => ({ uploads: [] }));
  let count = 0;
  const change = (id: number, next: Partial<Upload>) => { store.setState(({ uploads }) => ({ uploads: uploads.map((each) => (each.id === id ? { ...each, ...next } : each)) })); };
  const dismiss = (id: number) => { store.setState(({ uploads }) => ({ uploads: uploads.filter((each) => each.id !== id) })); };
  // One after the other: together they would only slow one another down.
  let queue: Promise<unknown> = Promise.resolve();

  const take = async (file: File): Promise<TakenMedia | null> => {
    const id = ++count;
    const stopping = new AbortController();
    store.setState(({ uploads }) => ({ uploads: [...uploads, { id, name: file.name, bytes: file.size, sentBytes: 0, isLong: false, fault: null, cancel: () => { stopping.abort(); } }] }));
    const timer = setTimeout(() => { change(id, { isLong: true }); }, LONG_MS);
    // Comes with the first file.
    const send = queue.then(() => import("./send-file.ts")).then(({ sendFile }) => sendFile({ file, token, signal: stopping.signal, onSent: (sentBytes) => { change(id, { sentBytes }); } }));
    queue = send.catch(() => {});
    const sent = await send.catch(() => ({ fault: unanswered(file.name) }));
    clearTimeout(timer);
    if ("fault" in sent) {
      if (sent.fault === null) dismiss(id);
      else change(id, { fault: sent.fault });
      return null;
    }
    dismiss(id);
    onTaken(sent);
    return { file: sent.file, kind: sent.kind };
  };
  return { ...store, take, dismiss };
}

function unanswered(name: string): Words {
  return {
    zh: `“${name}”没有放进 media/：本机的 doupeng 没有回应，或者读不到这个文件。看看终端里它还在不在，再放一次。`,
    en: `"${name}" was not put into media/: the local doupeng did not answer, or the file cannot be read. See whether it still runs in the terminal, then try again.`,
  };
}
