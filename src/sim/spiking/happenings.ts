/** Something that will befall a cell. */
export interface Happening {
  readonly atMs: number;
  readonly cell: number;
  /** A plan's number, or −1 for a spike that arrives with `current`. */
  readonly plan: number;
  readonly current: number;
}

/** A binary heap by time; of two at one time the one pushed with the lower cell, then arrivals before plans, comes first. */
export function push(heap: Happening[], happening: Happening): void {
  let i = heap.length;
  heap.push(happening);
  for (let parent = (i - 1) >> 1; i > 0 && before(happening, heap[parent]!); parent = (i - 1) >> 1) {
    heap[i] = heap[parent]!;
    i = parent;
  }
  heap[i] = happening;
}

export function pop(heap: Happening[]): Happening | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (heap.length === 0 || last === undefined) return top;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    if (!before(heap[child]!, last)) break;
    heap[i] = heap[child]!;
    i = child;
  }
  heap[i] = last;
  return top;
}

function before(a: Happening, b: Happening): boolean {
  return a.atMs !== b.atMs ? a.atMs < b.atMs : a.cell !== b.cell ? a.cell < b.cell : a.plan < b.plan;
}
