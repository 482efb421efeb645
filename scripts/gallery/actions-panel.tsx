import { useState } from "react";
import type { Action, Scene } from "#scenes";
import type { SimEvent } from "#sim";
import { standardValues } from "../../src/studio/inspector/form/fields.ts";
import { Form } from "../../src/studio/inspector/form/form.tsx";
import { WORDS, type Language } from "./words.ts";

export interface ActionsPanelProps {
  readonly scene: Scene;
  readonly events: readonly SimEvent[];
  readonly language: Language;
  readonly onInsert: (action: string, args: Readonly<Record<string, unknown>>) => void;
  readonly onRemove: (event: SimEvent) => void;
}

/** A button per action that makes it happen at this moment, and the list of those that did. */
export function ActionsPanel({ scene, events, language, onInsert, onRemove }: ActionsPanelProps) {
  return (
    <>
      <h3>{WORDS.actions[language]}</h3>
      {Object.entries(scene.actions).map(([name, action]) => (
        <ActionForm key={name} name={name} action={action} language={language} onInsert={onInsert} />
      ))}
      <h3>{WORDS.events[language]}</h3>
      {events.length === 0 && <p className="hint">{WORDS.noEvents[language]}</p>}
      <ol className="events">
        {events.map((event, i) => (
          <li key={i}>
            <span>{(event.tMs / 1000).toFixed(2)} s</span> <b>{event.action}</b> <code>{JSON.stringify(event.args)}</code>
            <button type="button" title={WORDS.remove[language]} onClick={() => { onRemove(event); }}>✕</button>
          </li>
        ))}
      </ol>
    </>
  );
}

interface ActionFormProps extends Pick<ActionsPanelProps, "language" | "onInsert"> {
  readonly name: string;
  readonly action: Action;
}

function ActionForm({ name, action, language, onInsert }: ActionFormProps) {
  const [values, setValues] = useState(() => standardValues(action.args));
  const read = action.args.safeParse(values);
  return (
    <details className="action">
      <summary>
        <button type="button" disabled={!read.success} onClick={(event) => { event.preventDefault(); if (read.success) onInsert(name, read.data); }}>
          {action.title[language]}
        </button>
        <code>{name}</code>
      </summary>
      <Form schema={action.args} values={values} language={language}
        onChange={(changes) => { setValues({ ...values, ...changes }); }} />
    </details>
  );
}
