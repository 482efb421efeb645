import { useMemo, useRef, useState } from "react";
import type { Theme } from "#look";
import { sampleEvents, type Scene } from "#scenes";
import type { SimEvent } from "#sim";
import { ActionsPanel } from "./actions-panel.tsx";
import { standardValues } from "../../src/studio/inspector/form/fields.ts";
import { Form } from "../../src/studio/inspector/form/form.tsx";
import { ScenePicture } from "./scene-picture.tsx";
import { Transport } from "./transport.tsx";
import { useClock } from "./use-clock.ts";
import { useWidth } from "./use-width.ts";
import { WORDS, type Language } from "./words.ts";

/** Scene time on the scrubber. */
const LENGTH_MS = 20_000;

export interface WorkbenchProps {
  readonly scene: Scene;
  readonly theme: Theme;
  readonly language: Language;
}

/** One scene to play with: its picture, its clock, its parameters and actions. */
export function Workbench({ scene, theme, language }: WorkbenchProps) {
  const [values, setValues] = useState(() => standardValues(scene.params));
  const [seed, setSeed] = useState(1);
  const [events, setEvents] = useState<readonly SimEvent[]>(() => sampleEvents(scene));
  const clock = useClock(LENGTH_MS, true);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);

  const read = useMemo(() => scene.params.safeParse(values), [scene, values]);
  const at = useMemo(() => attempt(() => (read.success ? scene.simulate(read.data, seed, events) : null)), [scene, read, seed, events]);
  const state = at instanceof Error || at === null ? at : attempt(() => at(clock.tMs));

  const insert = (action: string, args: Readonly<Record<string, unknown>>) => {
    setEvents([...events, { tMs: clock.tMs, action, args }].sort((a, b) => a.tMs - b.tMs));
  };
  const reset = () => {
    setValues(standardValues(scene.params));
    setEvents(sampleEvents(scene));
    setSeed(1);
    clock.seek(0);
  };

  return (
    <main className="workbench">
      <section className="show">
        <h2>{scene.title[language]} <code>{scene.id}</code></h2>
        <p className="summary">{scene.summary[language]}</p>
        <div ref={frame} className="frame">
          {state !== null && !(state instanceof Error) && width > 0 && <ScenePicture scene={scene} params={read.data} state={state} theme={theme} width={width} />}
        </div>
        <Transport clock={clock} lengthMs={LENGTH_MS} events={events} language={language} />
        {scene.quantities.length > 0 && (
          <p className="quantities">{WORDS.quantities[language]} {scene.quantities.map((name) => <code key={name}>{name}</code>)}</p>
        )}
      </section>
      <aside className="panel">
        <ActionsPanel scene={scene} events={events} language={language} onInsert={insert}
          onRemove={(event) => { setEvents(events.filter((each) => each !== event)); }} />
        <h3>{WORDS.params[language]}</h3>
        {!read.success && <p className="wrong">{read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ")}</p>}
        {state instanceof Error && <p className="wrong">{state.message}</p>}
        <Form schema={scene.params} values={values} language={language}
          onChange={(changes) => { setValues({ ...values, ...changes }); }} />
        <div className="row">
          <span>{WORDS.seed[language]} {seed}</span>
          <button type="button" title={WORDS.dice[language]} onClick={() => { setSeed(rollSeed()); }}>⚄</button>
          <button type="button" onClick={reset}>{WORDS.clear[language]}</button>
        </div>
      </aside>
    </main>
  );
}

/** What a simulation says of values it cannot take is for the person, not for the page. */
function attempt<T>(run: () => T): T | Error {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function rollSeed(): number {
  return crypto.getRandomValues(new Uint16Array(1))[0]!;
}
