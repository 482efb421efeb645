import type { KeyboardEvent } from "react";
import { isComposing } from "../../store/gesture.ts";
import { useDraft } from "./use-draft.ts";
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
  /** Says what is wrong with a finished text; null when nothing is. A text that is wrong is not committed and stays until it is mended. */
  readonly faultOf?: (text: string) => string | null;
  readonly onFault?: (fault: string | null) => void;
  readonly isWrong?: boolean;
  readonly isReadOnly?: boolean;
  readonly describedBy?: string | undefined;
  readonly className?: string;
}

/** A text box that leaves a composition alone until its words are chosen. */
export function TextField({ id, value, label, placeholder, rows = 1, commits, onCommit, onEnd, faultOf, onFault, isWrong = false, isReadOnly = false, describedBy, className = "text-box" }: TextFieldProps) {
  const { text: draft, type, leave } = useDraft(value, () => onFault?.(null));
  const commit = (text: string, timeStamp: number) => { if (text !== value) onCommit(text, timeStamp); };
  const finish = (text: string, timeStamp: number) => {
    const fault = text === value ? null : (faultOf?.(text) ?? null);
    if (fault !== null) return onFault?.(fault);
    leave();
    commit(text, timeStamp);
  };
  const shared = {
    id, placeholder, className, value: draft ?? value, spellCheck: false, readOnly: isReadOnly,
    "aria-label": label, "aria-invalid": isWrong || undefined, "aria-describedby": describedBy,
    onChange: (event: { readonly target: { readonly value: string }; readonly nativeEvent: Event; readonly timeStamp: number }) => {
      const text = event.target.value;
      const isWritten = commits === "letters" && !(event.nativeEvent as InputEvent).isComposing;
      type(text, isWritten ? text : value);
      if (isWrong && faultOf !== undefined) onFault?.(text === value ? null : faultOf(text));
      if (isWritten) commit(text, event.timeStamp);
    },
    onCompositionEnd: (event: { readonly currentTarget: { readonly value: string }; readonly timeStamp: number }) => {
      if (commits !== "letters") return;
      type(event.currentTarget.value, event.currentTarget.value);
      commit(event.currentTarget.value, event.timeStamp);
    },
    onBlur: (event: { readonly timeStamp: number }) => {
      if (draft !== null) finish(draft, event.timeStamp);
      onEnd?.();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (isComposing(event.nativeEvent)) return;
      if (event.key === "Enter" && rows === 1 && draft !== null) finish(draft, event.timeStamp);
      if (event.key === "Escape" && draft !== null) leave();
      // What is not in the script yet is undone by the box itself.
      if (commits === "whole" && draft !== null && (event.ctrlKey || event.metaKey) && /^[zy]$/iu.test(event.key)) event.stopPropagation();
    },
  };
  return rows === 1 ? <input type="text" {...shared} /> : <textarea rows={rows} {...shared} />;
}
