import type { BoundLine, Clip } from "#show";
import type { Context2D, Theme } from "#look";
import type { Layout } from "../layout.ts";
import { drawSpeakerTag } from "./strip.ts";

/** The tag of whoever speaks `line`: under its performer, or at the left end for a narrator. */
export function drawTag(g: Context2D, theme: Theme, clip: Clip, layout: Layout, line: BoundLine): void {
  const slot = clip.performers.slice(0, 2).findIndex((performer) => performer.name === line.speaker);
  const x = slot < 0 ? layout.subtitle.x + 150 : layout.places[slot]!.x;
  const color = line.role === "dougen" ? theme.dougen : line.role === "penggen" ? theme.penggen : theme.series[4];
  drawSpeakerTag(g, layout.subtitle, { name: line.speaker, color, x, beakX: slot < 0 ? null : x });
}
