import type { Context2D, Theme } from "#look";
import type { Clip } from "#show";
import { perform } from "./acting/perform.ts";
import type { Spot } from "./acting/stage-effects.ts";
import { swell, TICK_MS } from "./acting/tick.ts";
import type { Character } from "./figure/character.ts";
import { dougen, penggen } from "./figure/character.ts";
import { drawFigure } from "./figure/draw-figure.ts";
import type { Pose } from "./figure/pose.ts";
import { poseText } from "./figure/pose.ts";
import type { Layout } from "./layout.ts";
import { toFigure } from "./layout.ts";
import { drawTable } from "./set/table.ts";

/** Both performers and the things on their table, at any tick. */
export interface Cast {
  readonly at: (tick: number) => CastPicture;
}

export interface CastPicture {
  /** Equal keys, equal drawings. */
  readonly key: string;
  readonly draw: (g: Context2D) => void;
}

export function createCast(clip: Clip, theme: Theme, layout: Layout): Cast {
  const parts = clip.performers.slice(0, 2).map((performer, slot) => {
    const place = layout.places[slot]!;
    const isLeft = slot === 0;
    const spot: Spot = { sceneSide: isLeft === (layout.scene !== null || isLeft) ? 1 : -1, hasScene: layout.scene !== null, block: toFigure(place, layout.block) };
    return { place, character: characterOf(clip, slot, theme), poseAt: perform(clip, performer, spot) };
  });
  const strikes = clip.stageEvents.filter((event) => event.action === "strike");
  let last: { readonly tick: number; readonly picture: CastPicture } | null = null;

  const at = (tick: number): CastPicture => {
    if (last?.tick === tick) return last.picture;
    const poses = parts.map((part) => part.poseAt(tick));
    const blow = Math.max(0, ...strikes.map(({ tMs }) => Math.round(swell(tick * TICK_MS - tMs + TICK_MS, 90, 480, 330) * 5) / 5));
    const picture: CastPicture = {
      key: `${poses.map(poseText).join(";")};${blow}`,
      draw: (g) => {
        const figures = parts.map(({ place, character }, i) => () => drawFigure(g, theme, character, poses[i]!, place));
        figures[1]?.();
        drawTable(g, theme, layout.table, layout.block, { ...onTable(poses), blow });
        figures[0]?.();
      },
    };
    last = { tick, picture };
    return picture;
  };
  return { at };
}

function onTable(poses: readonly Pose[]): { fan: boolean; block: boolean } {
  return { fan: poses.every((pose) => pose.held !== "fan"), block: poses.every((pose) => !pose.block) };
}

/** By role; two of the same role are told apart by build. */
function characterOf({ performers }: Clip, slot: number, theme: Theme): Character {
  const isPenggen = performers[slot]!.role === "penggen";
  const isTwin = slot === 1 && performers[0]!.role === performers[1]!.role;
  return isPenggen !== isTwin ? penggen(theme) : dougen(theme);
}
