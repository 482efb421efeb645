import type { ParsedScript } from "#script";
import { speakerOf, settingsOf } from "./beat/settings.ts";
import type { Role } from "./bound.ts";
import { RATE_RANGE } from "./duration/pace.ts";
import { lineLoad, type LineLoad } from "./lines/line-clock.ts";
import { spokenLine } from "./lines/spoken-line.ts";
import type { Take } from "./take.ts";

/** A line as the calibration sees it: what there is to say, and which take says it. */
export interface RatedLine extends LineLoad {
  readonly beatId: string;
  readonly text: string;
  /** 0 for the first line of that text in the beat. */
  readonly occurrence: number;
  readonly role: Role;
}

/** Every spoken line of a script. */
export function ratedLines({ doc }: Pick<ParsedScript, "doc">): readonly RatedLine[] {
  const settings = settingsOf(doc);
  return doc.children.flatMap((act) => act.children).flatMap((beat) => {
    const seen = new Map<string, number>();
    return beat.children.filter((node) => node.type.name === "line").map((node): RatedLine => {
      const spoken = spokenLine(node);
      const occurrence = seen.get(spoken.text) ?? 0;
      seen.set(spoken.text, occurrence + 1);
      const { role } = speakerOf(settings, String(node.attrs["speaker"]));
      return { ...lineLoad(spoken), beatId: String(beat.attrs["id"]), text: spoken.text, occurrence, role };
    });
  });
}

/** Fewer takes than this say more about the day than about the performer. */
const LEAST_TAKES = 3;

/**
 * Learns each role's speaking rate from what people recorded: the rate `r` that brings `syllables / r + silence`
 * nearest to the takes' lengths, by least squares in `1/r`. Scratch takes are a machine's and teach nothing.
 *
 * @returns syllables per second by role, two decimals, to be saved as `rates` in the front matter; roles with fewer than three takes are left out
 */
export function fitRates(takes: readonly Take[], lines: readonly RatedLine[]): Readonly<Partial<Record<Role, number>>> {
  const sums = new Map<Role, { takes: number; squared: number; crossed: number }>();
  const byKey = new Map(lines.map((line) => [keyOf(line), line]));
  for (const take of takes) {
    const line = byKey.get(keyOf(take));
    if (take.scratch || line === undefined || line.syllables === 0) continue;
    const sum = sums.get(line.role) ?? { takes: 0, squared: 0, crossed: 0 };
    sum.takes++;
    sum.squared += line.syllables ** 2;
    sum.crossed += (line.syllables * (take.durationMs - line.silentMs)) / 1000;
    sums.set(line.role, sum);
  }
  const rates = [...sums].filter(([, sum]) => sum.takes >= LEAST_TAKES && sum.crossed > 0).map(([role, { squared, crossed }]) => {
    const rate = Math.min(RATE_RANGE.most, Math.max(RATE_RANGE.least, squared / crossed));
    return [role, Math.round(rate * 100) / 100] as const;
  });
  return Object.fromEntries(rates);
}

function keyOf({ beatId, text, occurrence }: { beatId: string; text: string; occurrence: number }): string {
  return JSON.stringify([beatId, text.trim(), occurrence]);
}
