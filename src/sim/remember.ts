/**
 * A pure function of a plain object that keeps its latest answers, so that a batch which asks the same again is quick.
 *
 * @param kept answers kept, the oldest going first
 */
export function remember<I, O>(compute: (input: I) => O, kept = 64): (input: I) => O {
  const answers = new Map<string, O>();
  return (input) => {
    const key = JSON.stringify(input);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = compute(input);
    if (answers.size >= kept) answers.delete(answers.keys().next().value!);
    answers.set(key, answer);
    return answer;
  };
}
