/** What an oscilloscope shows at one instant, all in model ms. */
export interface Page {
  /** Left edge of the screen. */
  readonly fromMs: number;
  /** Where the pen stands: now, or the right edge of a sweep that is held. */
  readonly penMs: number;
  /** The instant whose state is shown beside the trace; runs on until a held membrane has settled. */
  readonly shownMs: number;
  /** The sweep before, whose trace still glows: its left edge, and the part of it that is left. */
  readonly before: { readonly fromMs: number; readonly sinceMs: number; readonly untilMs: number } | null;
}

export interface Trigger {
  readonly atMs: number;
  /** A soft trigger (a drug, a change of temperature) does not clear a held sweep unless the membrane starts to move by itself. */
  readonly soft: boolean;
}

export interface SweepSpec {
  readonly windowMs: number;
  /** Sorted. */
  readonly triggers: readonly Trigger[];
  /** How long the membrane, left alone, goes on recovering; null when it is up to more than that. */
  readonly settlesInMs: (modelMs: number) => number | null;
}

/** Parts of a screen: before the trigger; that a sweep must have shown before a trigger may cut it off; dark ahead of the pen. */
const LEAD = 0.1;
const SHOWN = 0.5;
const GAP = 0.04;

/**
 * A triggered time base: a sweep crosses the screen, starts again at the right edge, and is held there once nothing
 * more will come. A trigger starts a new one, unless the present one has just begun: so a second pulse shows beside the first.
 *
 * @returns model ms → page; any order
 */
export function sweeps({ windowMs, triggers, settlesInMs }: SweepSpec): (modelMs: number) => Page {
  const sections: Section[] = [{ sinceMs: 0, originMs: 0, before: null, restless: 0, held: null }];
  let read = 0;

  const pageIn = (section: Section, modelMs: number): Page => {
    const pageAt = (number: number, penMs: number): Page => {
      const fromMs = section.originMs + number * windowMs;
      const glow = { fromMs: fromMs - windowMs, sinceMs: penMs - (1 - GAP) * windowMs, untilMs: fromMs };
      return { fromMs, penMs, shownMs: penMs, before: number === 0 ? section.before : glow };
    };
    const wanted = Math.floor((modelMs - section.originMs) / windowMs);
    for (; section.held === null && section.restless < wanted; section.restless++) {
      const endMs = section.originMs + (section.restless + 1) * windowMs;
      const settleMs = settlesInMs(endMs);
      if (settleMs !== null) section.held = { page: pageAt(section.restless, endMs), settledMs: endMs + settleMs };
    }
    if (section.held === null || modelMs < section.held.page.penMs) return pageAt(wanted, modelMs);
    return { ...section.held.page, shownMs: Math.min(modelMs, section.held.settledMs) };
  };

  const open = ({ atMs, soft }: Trigger, nextMs: number): void => {
    const page = pageIn(sections.at(-1)!, atMs);
    const { fromMs, penMs } = page;
    const held = penMs < atMs;
    if (!held && (soft || atMs - fromMs <= SHOWN * windowMs)) return;
    // A cue that comes before the drug has settled makes the next sweep anyway.
    const settleMs = held && soft ? (settlesInMs(atMs) ?? (nextMs < atMs + windowMs ? windowMs : null)) : null;
    sections.push({
      sinceMs: atMs,
      originMs: Math.max(0, atMs - LEAD * windowMs),
      before: { fromMs, sinceMs: fromMs, untilMs: penMs },
      restless: 0,
      held: settleMs === null ? null : { page, settledMs: atMs + settleMs },
    });
  };

  return (modelMs) => {
    for (; read < triggers.length && triggers[read]!.atMs <= modelMs; read++)
      open(triggers[read]!, triggers[read + 1]?.atMs ?? Infinity);
    return pageIn(sections.findLast(({ sinceMs }) => sinceMs <= modelMs)!, modelMs);
  };
}

interface Section {
  /** From the trigger on. */
  readonly sinceMs: number;
  readonly originMs: number;
  readonly before: Page["before"];
  /** The page that stays on the screen, found at its end or left there by a soft trigger, and when the membrane has settled. */
  held: { readonly page: Page; readonly settledMs: number } | null;
  /** Pages at whose ends the membrane is known to be busy. */
  restless: number;
}
