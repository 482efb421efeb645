import { useDeferredValue, useMemo } from "react";
import { useStudio, useStudioState } from "../store/use-studio.ts";
import { actHeading, actWords } from "../words/act-names.ts";
import { minutes, overUnder } from "../words/clock.ts";
import { useUndoKeys } from "../store/use-undo-keys.ts";
import { useWords } from "../words/use-words.ts";
import { Verdict } from "../words/verdict.tsx";
import { measureShow, type ShowMeasure } from "./measure.ts";
import { TargetField } from "./target-field.tsx";
import "../words/panel.css";
import "./reports.css";

/** The show in numbers; whatever is pressed is shown in the text. */
export function Reports() {
  const words = useWords();
  const now = useStudioState((state) => state.bound);
  const nowDoc = useStudioState((state) => state.boundDoc);
  // Numbers may come a breath later than the picture.
  const { bound, doc } = useDeferredValue(useMemo(() => ({ bound: now, doc: nowDoc }), [now, nowDoc]));
  const undoKeys = useUndoKeys();
  const measure = useMemo(() => (bound === null || doc === null ? null : measureShow(bound, doc)), [bound, doc]);
  return (
    <section className="reports" aria-label={words({ zh: "报表", en: "Reports" })} onKeyDown={undoKeys}>
      {measure === null
        ? <p className="panel-hint">{words({ zh: "正在量……", en: "Measuring …" })}</p>
        : <><Length {...measure} /><Voices {...measure} /><Jokes {...measure} /><Facts {...measure} /><ToDos {...measure} /></>}
    </section>
  );
}

function Length({ durationMs, acts }: ShowMeasure) {
  const words = useWords();
  const studio = useStudio();
  return (
    <section>
      <h3>{words({ zh: "时长", en: "Length" })} <b>{minutes(durationMs)}</b></h3>
      <div className="strip">
        {acts.map(({ kind, durationMs: length, pos }, index) => (
          <button key={index} type="button" className="strip-act" style={{ flexGrow: Math.max(1, length) }} title={`${words(actWords(kind))} ${minutes(length)}`} aria-label={`${words(actWords(kind))} ${minutes(length)}`} onClick={() => { studio.goTo(pos); }}>{words(actWords(kind))}</button>
        ))}
      </div>
      <table>
        <thead><tr><th scope="col">{words({ zh: "幕", en: "Act" })}</th><th scope="col">{words({ zh: "实际", en: "Actual" })}</th><th scope="col">{words({ zh: "目标", en: "Target" })}</th><th scope="col">{words({ zh: "相差", en: "Off by" })}</th></tr></thead>
        <tbody>
          {acts.map(({ kind, title, durationMs: length, targetMs, pos }, index) => {
            const over = targetMs === null ? null : length - targetMs;
            const name = words(actWords(kind));
            return (
              <tr key={index}>
                <th scope="row"><button type="button" className="link" onClick={() => { studio.goTo(pos); }}>{words(actHeading(kind, title))}</button></th>
                <td>{minutes(length)}</td>
                <td><TargetField actIndex={index} targetMs={targetMs} label={name} /></td>
                <td className={over === null ? "" : over >= 500 ? "over" : "under"}>{over === null ? "—" : words(overUnder(over))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Voices({ voices }: ShowMeasure) {
  const words = useWords();
  const studio = useStudio();
  if (voices.length === 0) return null;
  const bars = [[words({ zh: "字数", en: "syllables" }), "syllableShare"], [words({ zh: "时间", en: "time" }), "timeShare"]] as const;
  return (
    <section>
      <h3>{words({ zh: "逗捧之比", en: "Who speaks" })}</h3>
      {bars.map(([label, share]) => (
        <div key={share} className="labelled-strip">
          <span>{label}</span>
          <div className="strip">
            {voices.map((voice) => (
              <button key={voice.speaker} type="button" className={`strip-voice ${voice.role}`} style={{ flexGrow: Math.max(0.001, voice[share]) }} onClick={() => { studio.goTo(voice.pos); }}
                aria-label={`${voice.speaker} ${label} ${percent(voice[share])}`}>{voice.speaker} {percent(voice[share])}</button>
            ))}
          </div>
        </div>
      ))}
      <p className="fine">{voices.map(({ speaker, lines, syllables, spokenMs }) => words({ zh: `${speaker || "没写名字的"} ${lines} 句 ${Math.round(syllables)} 字 ${minutes(spokenMs)}`, en: `${speaker || "nobody"}: ${lines} lines, ${Math.round(syllables)} syllables, ${minutes(spokenMs)}` })).join(words({ zh: "；", en: "; " }))}</p>
    </section>
  );
}

function Jokes({ punches, punchesPerMinute, drought, durationMs }: ShowMeasure) {
  const words = useWords();
  const studio = useStudio();
  const at = (ms: number) => `${((ms / Math.max(1, durationMs)) * 100).toFixed(2)}%`;
  return (
    <section>
      <h3>{words({ zh: "包袱", en: "Jokes" })} <b>{punches.length}</b> <span>{words({ zh: `每分钟 ${punchesPerMinute.toFixed(1)} 个`, en: `${punchesPerMinute.toFixed(1)} a minute` })}</span></h3>
      <div className="joke-strip">
        {drought !== null && <button type="button" className="drought" style={{ left: at(drought.startMs), width: at(drought.endMs - drought.startMs) }} aria-label={words({ zh: "最长没有包袱的一段", en: "The longest stretch without a joke" })} onClick={() => { studio.goTo(drought.pos); }} />}
        {punches.map(({ tMs, text, pos, joke }, index) => (
          <button key={index} type="button" className="punch" style={{ left: at(tMs) }} title={`${minutes(tMs)} ${text}`} aria-label={`${minutes(tMs)} ${text || joke}`} onClick={() => { studio.goTo(pos); }} />
        ))}
      </div>
      {drought !== null && (
        <button type="button" className="link" onClick={() => { studio.goTo(drought.pos); }}>
          {words({ zh: `最长 ${Math.round((drought.endMs - drought.startMs) / 1000)} 秒没有包袱：${minutes(drought.startMs)} 到 ${minutes(drought.endMs)}`, en: `Longest without a joke: ${Math.round((drought.endMs - drought.startMs) / 1000)} s, ${minutes(drought.startMs)} to ${minutes(drought.endMs)}` })}
        </button>
      )}
    </section>
  );
}

function Facts({ facts }: ShowMeasure) {
  const words = useWords();
  const studio = useStudio();
  const count = facts.reduce((sum, { boxes }) => sum + boxes.length, 0);
  return (
    <section>
      <h3>{words({ zh: "知识框", en: "Facts" })} <b>{count}</b></h3>
      {count === 0 && <p className="fine">{words({ zh: "还没有知识框。", en: "No fact box yet." })}</p>}
      {facts.map(({ verdict, boxes }) => (
        <details key={verdict} open={verdict !== "supported"}>
          <summary><Verdict verdict={verdict} /> {boxes.length}</summary>
          <ul>{boxes.map(({ text, pos }, index) => <li key={index}><button type="button" className="link" disabled={pos === null} onClick={() => { if (pos !== null) studio.goTo(pos); }}>{text}</button></li>)}</ul>
        </details>
      ))}
    </section>
  );
}

function ToDos({ toDos }: ShowMeasure) {
  const words = useWords();
  const studio = useStudio();
  return (
    <section>
      <h3>{words({ zh: "待办", en: "To do" })} <b>{toDos.length}</b></h3>
      {toDos.length === 0 && <p className="fine">{words({ zh: "没有。批注用“待办”开头，就会列在这里。", en: "None. A note that begins with 待办 or TODO is listed here." })}</p>}
      <ul>{toDos.map(({ text, beatTitle, pos }) => <li key={pos}><button type="button" className="link" onClick={() => { studio.goTo(pos); }}><small>{beatTitle}</small> {text}</button></li>)}</ul>
    </section>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
