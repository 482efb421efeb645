import { useRef } from "react";
import type { Direction } from "#script";
import { newGesture } from "../store/gesture.ts";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { useWords } from "../words/use-words.ts";
import { changeBeat } from "./chosen.ts";
import type { Field } from "./form/fields.ts";
import { NOTHING_AROUND } from "./form/field-row-props.ts";
import { FieldRow } from "./form/field-row.tsx";

const SPEED: Field = {
  name: "speed", label: { zh: "画面快慢（倍）", en: "Speed of the picture" }, description: null, unit: "×", standard: 1, isRequired: false, part: null,
  control: { kind: "number", min: 0.1, max: 10, isWhole: false },
};

const OUT_OF_RANGE = { zh: "只能在 0.1 到 10 之间", en: "must be in 0.1…10" } as const;

/** Forward or backward, and how fast; the voices stay as they are. */
export function Playback({ direction, speed }: { readonly direction: Direction; readonly speed: number }) {
  const words = useWords();
  const studio = useStudio();
  const language = useStudioState((state) => state.language);
  const gesture = useRef({ id: "", timeStamp: -Infinity, isHeld: false });
  const set = (value: unknown, timeStamp: number) => {
    const { current } = gesture;
    if (!current.isHeld && timeStamp - current.timeStamp > 1200) current.id = newGesture();
    current.timeStamp = timeStamp;
    changeBeat(studio, { speed: typeof value === "number" ? value : 1 }, current.id);
  };
  return (
    <section className="inspector-section">
      <h3>{words({ zh: "播放", en: "Playback" })}</h3>
      <div className="segments" role="radiogroup" aria-label={words({ zh: "方向", en: "Direction" })}>
        {([["forward", { zh: "▶ 正放", en: "▶ Forward" }], ["reverse", { zh: "◀ 倒放", en: "◀ Reverse" }]] as const).map(([each, label]) => (
          <button key={each} type="button" role="radio" aria-checked={direction === each} onClick={() => { changeBeat(studio, { direction: each }, newGesture()); }}>{words(label)}</button>
        ))}
      </div>
      <FieldRow id="inspector-speed" path="speed" field={SPEED} around={NOTHING_AROUND} value={speed === 1 ? undefined : speed} language={language} takesRanges={false} faults={[]}
        faultsIf={(value) => (typeof value === "number" && value >= 0.1 && value <= 10 ? [] : [{ path: [], words: OUT_OF_RANGE }])}
        onChange={set}
        onHold={(isHeld) => { Object.assign(gesture.current, isHeld ? { isHeld, id: newGesture() } : { isHeld, timeStamp: -Infinity }); }} />
    </section>
  );
}
