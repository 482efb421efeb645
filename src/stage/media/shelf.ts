import type { MediaPicture } from "#look";
import { ClipDecoder } from "./clip-decoder.ts";
import { fetchWhole, NotServed, openRanges } from "./range-reader.ts";
import { decodeStill } from "./still.ts";

/** An opened file; `null`: its bytes are no picture, and the scene says so. */
type Opened = { readonly kind: "image"; readonly picture: MediaPicture } | { readonly kind: "video"; readonly clip: ClipDecoder } | null;

interface Entry {
  readonly opening: Promise<Opened>;
  opened?: Opened;
}

/** Files open at once; the one not used for longest is closed. */
const MOST_OPEN = 8;

/** Opened media of this page by their address, shared by all clips, so that an edit of the script decodes nothing again. */
const entries = new Map<string, Entry>();

/**
 * Makes an instant of a file ready to be painted. What cannot be decoded is ready too: as nothing.
 *
 * @throws NotServed
 */
export async function prepareMedia(address: string, atMs: number): Promise<void> {
  const entry = entryOf(address);
  const opened = await entry.opening;
  if (opened?.kind !== "video") return;
  await opened.clip.prepare(atMs).catch((error: unknown) => {
    if (error instanceof NotServed) throw error;
    entry.opened = null;
    opened.clip.close();
  });
}

/** What `prepareMedia` made ready; "waiting" when it did not, null when the file shows nothing. */
export function peekMedia(address: string, atMs: number): MediaPicture | "waiting" | null {
  const opened = entries.get(address)?.opened;
  if (opened === undefined) return "waiting";
  if (opened === null) return null;
  return opened.kind === "image" ? opened.picture : (opened.clip.peek(atMs) ?? "waiting");
}

function entryOf(address: string): Entry {
  const before = entries.get(address);
  if (before !== undefined) {
    entries.delete(address);
    entries.set(address, before);
    return before;
  }
  const entry: Entry = { opening: open(address) };
  entries.set(address, entry);
  entry.opening.then((opened) => { entry.opened = opened; }, () => { entries.delete(address); });
  for (const [old, { opening }] of entries) {
    if (entries.size <= MOST_OPEN) break;
    entries.delete(old);
    void opening.then(close, () => {});
  }
  return entry;
}

async function open(address: string): Promise<Opened> {
  const ranges = await openRanges(address);
  try {
    const head = await ranges.read(0, Math.min(12, ranges.size));
    if (!isClip(head)) return { kind: "image", picture: await decodeStill(await fetchWhole(address)) };
    return { kind: "video", clip: await ClipDecoder.open(ranges) };
  } catch (error) {
    if (error instanceof NotServed) throw error;
    return null;
  }
}

/** MP4 and its kin, WebM and its kin. */
function isClip(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(4, 8)) === "ftyp" || (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3);
}

function close(opened: Opened): void {
  if (opened?.kind === "video") opened.clip.close();
  // A bitmap may still be on a canvas of ours; the collector takes it.
}
