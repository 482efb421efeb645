import type { SimEvent } from "#sim";
import type { Clock } from "./use-clock.ts";
import { WORDS, type Language } from "./words.ts";

export interface TransportProps {
  readonly clock: Clock;
  readonly lengthMs: number;
  readonly events: readonly SimEvent[];
  readonly language: Language;
}

/** Play, pause, and the time line with a tick for every inserted action. */
export function Transport({ clock, lengthMs, events, language }: TransportProps) {
  const { tMs, isPlaying, seek, setPlaying } = clock;
  return (
    <div className="transport">
      <button type="button" className="play" title={WORDS[isPlaying ? "pause" : "play"][language]} onClick={() => { setPlaying(!isPlaying); }}>
        {isPlaying ? "❚❚" : "▶"}
      </button>
      <button type="button" title={WORDS.toStart[language]} onClick={() => { seek(0); }}>|◀</button>
      <div className="scrubber">
        <input type="range" aria-label={WORDS.time[language]} min={0} max={lengthMs} step={1} value={tMs}
          onChange={(event) => { setPlaying(false); seek(event.target.valueAsNumber); }} />
        {events.map((event, i) => <i key={i} style={{ left: `${(100 * event.tMs) / lengthMs}%` }} title={event.action} />)}
      </div>
      <output>{(tMs / 1000).toFixed(2)} s</output>
    </div>
  );
}
