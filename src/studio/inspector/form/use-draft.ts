import { useEffect, useState } from "react";

/** What is typed and not, or not as it was typed, in the script. */
export interface Draft<T> {
  readonly text: string | null;
  /** @param value what the script holds after this letter */
  readonly type: (text: string, value: T) => void;
  readonly leave: () => void;
}

/** A draft goes when the script's value is changed by somebody else: undo, the button beside it, another tab. */
export function useDraft<T>(value: T, onLeave: () => void): Draft<T> {
  const [draft, setDraft] = useState<{ readonly text: string; readonly value: T } | null>(null);
  const leave = () => {
    setDraft(null);
    onLeave();
  };
  useEffect(() => { if (draft !== null && draft.value !== value) leave(); }, [value]);
  return { text: draft?.text ?? null, type: (text, next) => { setDraft({ text, value: next }); }, leave };
}
