import type { VerdictKind } from "#show";
import { useWords } from "./use-words.ts";
import { VERDICT_WORDS } from "./verdicts.ts";
import "./panel.css";

/** What the simulation thinks of a fact box, as a badge. */
export function Verdict({ verdict }: { readonly verdict: VerdictKind }) {
  const words = useWords();
  return <span className={`verdict ${verdict}`}>{words(VERDICT_WORDS[verdict])}</span>;
}
