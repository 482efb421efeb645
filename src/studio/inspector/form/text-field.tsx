import { type KeyboardEvent, useState } from "react";
import { isComposing } from "../../store/gesture.ts";
import "./form.css";

export interface TextFieldProps {
  readonly id?: string;
  readonly value: string;
  readonly label?: string;
  readonly placeholder?: string;
  /** Rows of a larger box; 1 = one line. */
  readonly rows?: number;
  /** Whether every letter counts, or only the finished text (Enter, leaving the field). */
  readonly commits: "letters" | "whole";
  readonly onCommit: (value: string, timeStamp: number) => void;
  readonly onEnd?: () => void;
  readonly isWrong?: boolean;
  readonly describedBy?: string | undefined;
  readonly className?: string;
}

/** A text box that leaves a composition alone until its words are chosen. */
export function TextField({ id, value, label, placeholder, rows = 1, commits, onCommit, onEnd, isWrong = false, describedBy, className = "text-box" }: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (text: string, timeStamp: number) => { if (text !== value) onCommit(text, timeStamp); };
  const shared = {
    id, placeholder, className, value: draft ?? value, spellCheck: false,
    "aria-label": label, "aria-invalid": isWrong || undefined, "aria-describedby": describedBy,
    onChange: (event: { readonly target: { readonly value: string }; readonly nativeEvent: Event; readonly timeStamp: number }) => {
      setDraft(event.target.value);
      if (commits === "letters" && !(event.nativeEvent as InputEvent).isComposing) commit(event.target.value, event.timeStamp);
    },
    onCompositionEnd: (event: { readonly currentTarget: { readonly value: string }; readonly timeStamp: number }) => {
      if (commits === "letters") commit(event.currentTarget.value, event.timeStamp);
    },
    onBlur: (event: { readonly timeStamp: number }) => {
      if (draft !== null) commit(draft, event.timeStamp);
      setDraft(null);
      onEnd?.();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (isComposing(event.nativeEvent)) return;
      if (event.key === "Enter" && rows === 1 && draft !== null) commit(draft, event.timeStamp);
      if (event.key === "Escape" && draft !== null) setDraft(null);
    },
  };
  return rows === 1 ? <input type="text" {...shared} /> : <textarea rows={rows} {...shared} />;
}
