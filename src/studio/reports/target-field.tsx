import { useState } from "react";
import { TextField } from "../inspector/form/text-field.tsx";
import { useStudio } from "../store/use-studio.ts";
import { minutes } from "../words/clock.ts";
import { useWords } from "../words/use-words.ts";
import { setTarget, typedSeconds } from "./targets.ts";

export interface TargetFieldProps {
  readonly actIndex: number;
  readonly targetMs: number | null;
  readonly label: string;
}

/** How long an act should be: 1:30, 90 or 1 分 30 秒; empty takes it back. */
export function TargetField({ actIndex, targetMs, label }: TargetFieldProps) {
  const words = useWords();
  const studio = useStudio();
  const [isWrong, setWrong] = useState(false);
  return (
    <TextField
      className="text-box target-field"
      commits="whole"
      label={words({ zh: `${label}的目标时长`, en: `Target length of ${label}` })}
      placeholder={words({ zh: "目标", en: "target" })}
      value={targetMs === null ? "" : minutes(targetMs)}
      isWrong={isWrong}
      faultOf={(text) => (typedSeconds(text) === null && text.trim() !== "" ? text : null)}
      onFault={(fault) => { setWrong(fault !== null); }}
      onCommit={(text) => { setTarget(studio, actIndex, typedSeconds(text)); }}
    />
  );
}
