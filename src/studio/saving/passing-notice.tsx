import { useEffect } from "react";
import { useStore } from "zustand";
import { useWords } from "../words/use-words.ts";
import { sentence } from "./notice-words.ts";
import { isPassing, type Saving } from "./saving-store.ts";
import "./saving.css";

/** Long enough to be read twice. ms */
const PASSES_MS = 8000;

/** What needs no answer, in the room that is free in the top bar: it covers nothing and goes by itself, for the manuscript shows it anyway. */
export function PassingNotice({ saving }: { readonly saving: Saving }) {
  const words = useWords();
  const notice = useStore(saving, ({ notices }) => notices.findLast((each) => isPassing(each.notice)));
  useEffect(() => {
    if (notice === undefined) return;
    const timer = setTimeout(() => { saving.dismiss(notice.id); }, PASSES_MS);
    return () => { clearTimeout(timer); };
  }, [saving, notice]);
  const said = notice === undefined ? "" : words(sentence(notice.notice));
  return <span className="passing-notice" role="status" title={said}>{said}</span>;
}
