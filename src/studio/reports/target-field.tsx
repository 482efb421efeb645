import { useId, useState } from "react";
import { TextField } from "../inspector/form/text-field.tsx";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { minutes } from "../words/clock.ts";
import { useWords } from "../words/use-words.ts";
import { setTarget } from "./targets.ts";
import { typedSeconds } from "./typed-seconds.ts";
import "./target-field.css";

export interface TargetFieldProps {
  readonly actIndex: number;
  readonly targetMs: number | null;
  readonly label: string;
}

/** How long an act should be, as one writes a length; empty takes it back. */
export function TargetField({ actIndex, targetMs, label }: TargetFieldProps) {
  const words = useWords();
  const studio = useStudio();
  const isReadOnly = useStudioState((state) => state.readOnly !== null);
  const [isWrong, setWrong] = useState(false);
  const faultId = useId();
  return (
    <span className="target">
      <TextField
        className="text-box target-field"
        commits="whole"
        label={words({ zh: `${label}的目标时长`, en: `Target length of ${label}` })}
        placeholder={words({ zh: "目标", en: "target" })}
        value={targetMs === null ? "" : minutes(targetMs)}
        isReadOnly={isReadOnly}
        isWrong={isWrong}
        describedBy={isWrong ? faultId : undefined}
        faultOf={(text) => (typedSeconds(text) === null && text.trim() !== "" ? text : null)}
        onFault={(fault) => { setWrong(fault !== null); }}
        onCommit={(text) => { setTarget(studio, actIndex, typedSeconds(text)); }}
      />
      {isWrong && <span className="target-fault" ref={comeInto} id={faultId} role="alert">{words({ zh: "看不懂。可以写：90、1:30、一分半、2 分 5 秒", en: "Not a length. Write: 90, 1:30, 1.5 min, 2 min 5 s" })}</span>}
    </span>
  );
}

function comeInto(fault: HTMLElement | null): void {
  fault?.scrollIntoView({ block: "nearest" });
}
