/** A file read piece by piece. */
export interface RangeReader {
  /** Bytes. */
  readonly size: number;
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
}

/** So much is fetched at once; a long clip is never held whole. */
const PIECE = 1 << 20;
const MOST_PIECES = 24;

/** The file did not come: whoever renders must stop; it is no fault of the file. */
export class NotServed extends Error {}

/**
 * Reads a file over HTTP ranges, in whole pieces that are kept for the next question.
 *
 * @throws NotServed
 */
export async function openRanges(address: string): Promise<RangeReader> {
  const pieces = new Map<number, Promise<Uint8Array>>();
  const first = await ask(address, 0, PIECE);
  const size = first.size;
  pieces.set(0, Promise.resolve(first.bytes));
  const piece = (index: number): Promise<Uint8Array> => {
    const there = pieces.get(index);
    if (there !== undefined) return there;
    const asked = ask(address, index * PIECE, Math.min(size, (index + 1) * PIECE)).then(({ bytes }) => bytes);
    pieces.set(index, asked);
    asked.catch(() => pieces.delete(index));
    for (const old of pieces.keys()) if (pieces.size > MOST_PIECES && old !== 0) pieces.delete(old);
    return asked;
  };
  return {
    size,
    read: async (start, end) => {
      const whole = new Uint8Array(end - start);
      for (let index = Math.floor(start / PIECE); index * PIECE < end; index++) {
        const from = index * PIECE;
        const bytes = await piece(index);
        whole.set(bytes.subarray(Math.max(0, start - from), end - from), Math.max(0, from - start));
      }
      return whole;
    },
  };
}

/** The whole file. @throws NotServed */
export async function fetchWhole(address: string): Promise<Blob> {
  const response = await fetchOk(address, {});
  return response.blob();
}

async function ask(address: string, start: number, end: number): Promise<{ readonly bytes: Uint8Array; readonly size: number }> {
  const response = await fetchOk(address, { Range: `bytes=${start}-${end - 1}` });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const size = Number(/\/(\d+)$/u.exec(response.headers.get("content-range") ?? "")?.[1] ?? bytes.length);
  // A server without ranges sent everything.
  return { bytes: response.status === 206 ? bytes : bytes.subarray(start, end), size };
}

async function fetchOk(address: string, headers: Record<string, string>): Promise<Response> {
  const response = await fetch(address, { headers }).catch((error: unknown) => { throw new NotServed(`${address}: ${String(error)}`); });
  if (!response.ok) throw new NotServed(`${address}: ${response.status}`);
  return response;
}
