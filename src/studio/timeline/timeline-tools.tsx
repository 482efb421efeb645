import { useEffect, useRef } from "react";
import { TargetField } from "../reports/target-field.tsx";
import { usePlayhead } from "../store/use-playhead.ts";
import { useStudioState } from "../store/use-studio.ts";
import { actHeading, actWords } from "../words/act-names.ts";
import { minutes, overUnder } from "../words/clock.ts";
import { useWords } from "../words/use-words.ts";
import type { Words } from "../words/words.ts";
import type { BoundaryStop } from "./moves.ts";
import type { Track } from "./track.ts";

export interface TimelineToolsProps {
  readonly track: Track;
  /** Why a boundary that was moved goes no further. */
  readonly stop: BoundaryStop | null;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
}

const STOPS: Readonly<Record<BoundaryStop, Words>> = {
  "no-pause": { zh: "不能再早：这里没有停顿可收了。要更早，就用“抢话”。", en: "No earlier: no pause is left here. For earlier still, use Overlap." },
  "no-laugh": { zh: "不能再早：笑口收到头了。不要笑口，就在稿子里删。", en: "No earlier: the laugh is as short as it gets. To have none, delete it in the script." },
  "no-next-pause": { zh: "不能再晚：Shift 从后面的停顿或者笑口里扣，那里没有了。松开 Shift，后面的一起挪。", en: "No later: Shift takes from the pause or laugh behind, and none is left. Without Shift, what follows moves too." },
  "no-overlap": { zh: "不能再晚：抢话收到头了。要隔开，先去掉“抢话”。", en: "No later: the overlap is used up. To part the lines, take the overlap away first." },
  longest: { zh: "不能再远：一处最长 60 秒。", en: "No further: 60 seconds at most." },
};

/** Where the film stands, how the act under the cursor fares against its target, and the zoom. */
export function TimelineTools({ track, stop, zoomBy, fit }: TimelineToolsProps) {
  const words = useWords();
  const beatId = useStudioState((state) => state.whereabouts.beatId);
  const actIndex = track.beats.find(({ node, placed }) => node !== null && placed.clip.beatId === beatId)?.placed.actIndex ?? 0;
  const act = track.acts[actIndex];
  return (
    <div className="timeline-tools" role="toolbar" aria-label={words({ zh: "时间线", en: "Timeline" })}>
      <span className="timeline-clock"><Clock /> / {minutes(track.durationMs)}</span>
      {act !== undefined && (
        <span className="timeline-target">
          <span className="timeline-act">{words(actHeading(act.kind, act.title))}</span> {minutes(act.durationMs)}
          <TargetField key={actIndex} actIndex={actIndex} targetMs={act.targetMs} label={words(actWords(act.kind))} />
          {act.targetMs !== null && <span className={act.durationMs - act.targetMs >= 500 ? "over" : "under"}>{words(overUnder(act.durationMs - act.targetMs))}</span>}
        </span>
      )}
      <span className="timeline-stop" role="status">{stop !== null && words(STOPS[stop])}</span>
      <span className="timeline-zoom">
        <button type="button" className="small-button" title={words({ zh: "缩小（−）", en: "Zoom out (−)" })} aria-label={words({ zh: "缩小", en: "Zoom out" })} onClick={() => { zoomBy(1 / 1.5); }}>−</button>
        <button type="button" className="small-button" title={words({ zh: "放大（+）", en: "Zoom in (+)" })} aria-label={words({ zh: "放大", en: "Zoom in" })} onClick={() => { zoomBy(1.5); }}>+</button>
        <button type="button" className="small-button" title={words({ zh: "看全场（0）", en: "Whole show (0)" })} onClick={fit}>{words({ zh: "全场", en: "Whole" })}</button>
      </span>
    </div>
  );
}

/** Film time, written without React. */
function Clock() {
  const playhead = usePlayhead();
  const clock = useRef<HTMLElement>(null);
  useEffect(() => {
    let shown = -1;
    const write = () => {
      const tenths = Math.floor(playhead.getState().filmMs / 100);
      if (tenths === shown) return;
      shown = tenths;
      clock.current!.textContent = `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, "0")}.${tenths % 10}`;
    };
    write();
    return playhead.subscribe(write);
  }, [playhead]);
  return <b ref={clock} />;
}
