/** What an oscilloscope shows at one instant, all in model ms. */
export interface Page {
  /** Left edge of the screen. */
  readonly fromMs: number;
  /** Where the pen stands: now, or the right edge of a sweep that is held. */
  readonly penMs: number;
  /** The sweep before, whose trace still glows: from its left edge to where it was cut off. */
  readonly before: { readonly fromMs: number; readonly toMs: number } | null;
}

export interface SweepSpec {
  readonly windowMs: number;
  /** Sorted times that may trigger a new sweep. */
  readonly triggersMs: readonly number[];
  /** Whether nothing moves any more at this time, and until the next trigger. */
  readonly isQuiet: (modelMs: number) => boolean;
}

/** Part of a screen before the trigger, and part that a sweep must have shown before a trigger may cut it off. */
const LEAD = 0.1;
const SHOWN = 0.5;

/**
 * A triggered time base: a sweep crosses the screen, starts again at the right edge, and is held there once all is
 * quiet. A trigger starts a new one, unless the present one has just begun: so a second pulse shows beside the first.
 *
 * @returns model ms → page; any order
 */
export function sweeps({ windowMs, triggersMs, isQuiet }: SweepSpec): (modelMs: number) => Page {
  const sections: Section[] = [{ sinceMs: 0, originMs: 0, before: null, restless: 0 }];
  let read = 0;

  const pageIn = (section: Section, modelMs: number): Page & { readonly held: boolean } => {
    const pageAt = (number: number, penMs: number, held: boolean) => {
      const fromMs = section.originMs + number * windowMs;
      return { fromMs, penMs, held, before: number === 0 ? section.before : { fromMs: fromMs - windowMs, toMs: fromMs } };
    };
    const wanted = Math.floor((modelMs - section.originMs) / windowMs);
    for (; section.restless < wanted; section.restless++) {
      const endMs = section.originMs + (section.restless + 1) * windowMs;
      if (isQuiet(endMs)) return pageAt(section.restless, endMs, true);
    }
    return pageAt(wanted, modelMs, false);
  };

  return (modelMs) => {
    for (; read < triggersMs.length && triggersMs[read]! <= modelMs; read++) {
      const triggerMs = triggersMs[read]!;
      const { fromMs, penMs, held } = pageIn(sections.at(-1)!, triggerMs);
      if (held || triggerMs - fromMs > SHOWN * windowMs)
        sections.push({ sinceMs: triggerMs, originMs: Math.max(0, triggerMs - LEAD * windowMs), before: { fromMs, toMs: penMs }, restless: 0 });
    }
    return pageIn(sections.findLast(({ sinceMs }) => sinceMs <= modelMs)!, modelMs);
  };
}

interface Section {
  /** From the trigger on. */
  readonly sinceMs: number;
  readonly originMs: number;
  readonly before: Page["before"];
  /** Pages whose ends are known not to be quiet. */
  restless: number;
}
