/**
 * The candidate that a word was probably meant to be: the one with the smallest edit distance among those that hold it
 * or are held by it, or differ in a third of their letters at most; `null` when there is none. Ties go to the earlier one.
 */
export function closest(word: string, candidates: Iterable<string>): string | null {
  const said = word.slice(0, 64).toLowerCase();
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    const distance = editDistance(said, known);
    if (distance < bestDistance && isNear(said, known, distance)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function isNear(said: string, known: string, distance: number): boolean {
  const [short, long] = said.length < known.length ? [said, known] : [known, said];
  return distance <= Math.floor(long.length / 3) || (long.length === 2 && distance === 1) || (short !== "" && long.startsWith(short)) || (short.length > 1 && long.includes(short));
}

/** Letters added, left out, exchanged for others, or two neighbours swapped (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let last: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), isSwapped ? last[j - 2]! + 1 : Infinity));
    }
    [last, row] = [row, next];
  }
  return row[b.length]!;
}
