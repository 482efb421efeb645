/** Works on at most `limit` items at once; `done` counts those that were ready before. @returns what came of each, in their order */
export async function inParallel<T, R>(items: readonly T[], limit: number, work: (item: T, done: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let done = 0;
  const runner = async () => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index]!, done);
      done++;
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, runner));
  return results;
}
