import type { KeyboardEvent } from "react";
import { isComposing } from "../../store/gesture.ts";
import type { NumberControl } from "./fields.ts";
import { shownNumber, stepped, typedNumber } from "./number-scale.ts";
import { useDraft } from "./use-draft.ts";
import "./form.css";

export interface NumberFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly control: NumberControl;
  readonly value: number | undefined;
  /** Shown, and stepped from, while there is no value. */
  readonly standard?: number | undefined;
  /** Undefined when the field was emptied. */
  readonly onChange: (value: number | undefined, timeStamp: number) => void;
  readonly onEnd?: () => void;
  /** Says what is wrong with a number; null when nothing is. */
  readonly faultOf?: (value: unknown) => string | null;
  readonly onFault?: (fault: string | null) => void;
  readonly isWrong?: boolean;
  readonly describedBy?: string | undefined;
}

/** A number to type or to step: arrows one step, with Shift or Page keys ten. */
export function NumberField({ id, label, control, value, standard, onChange, onEnd, faultOf, onFault, isWrong = false, describedBy }: NumberFieldProps) {
  const { text: draft, type: setDraft, leave } = useDraft(value, () => onFault?.(null));
  const now = value ?? standard;
  const type = (text: string, timeStamp: number) => {
    const typed = typedNumber(text);
    const fault = text.trim() === "" ? null : (faultOf?.(typed ?? text) ?? (typed === null ? "?" : null));
    onFault?.(fault);
    setDraft(text, fault === null ? (typed ?? undefined) : value);
    if (fault === null && typed !== value) onChange(typed ?? undefined, timeStamp);
  };
  const step = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Escape") leave();
    const times = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (times === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const from = now ?? (Number.isFinite(control.min) ? control.min : 0);
    const next = stepped(control, from, event.shiftKey && Math.abs(times) === 1 ? times * 10 : times);
    leave();
    if (next !== value) onChange(next, event.timeStamp);
  };
  return (
    <input
      id={id}
      type="text"
      inputMode="decimal"
      role="spinbutton"
      className="number-box"
      aria-label={label}
      aria-valuenow={now}
      aria-valuemin={Number.isFinite(control.min) ? control.min : undefined}
      aria-valuemax={Number.isFinite(control.max) ? control.max : undefined}
      aria-invalid={isWrong || undefined}
      aria-describedby={describedBy}
      value={draft ?? (value === undefined ? "" : shownNumber(value))}
      placeholder={standard === undefined ? "—" : shownNumber(standard)}
      onChange={(event) => {
        if ((event.nativeEvent as InputEvent).isComposing) setDraft(event.target.value, value);
        else type(event.target.value, event.timeStamp);
      }}
      onCompositionEnd={(event) => { type(event.currentTarget.value, event.timeStamp); }}
      onKeyDown={step}
      onFocus={(event) => { event.target.select(); }}
      onBlur={() => {
        leave();
        onEnd?.();
      }}
    />
  );
}
