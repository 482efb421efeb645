import type { Box, Context2D, Point, Theme } from "#look";
import type { Clip } from "#show";
import { perform } from "./acting/perform.ts";
import type { Spot } from "./acting/stage-effects.ts";
import { swell, TICK_MS } from "./acting/tick.ts";
import type { Character } from "./figure/character.ts";
import { dougen, penggen } from "./figure/character.ts";
import type { Place } from "./figure/draw-figure.ts";
import { drawFigure } from "./figure/draw-figure.ts";
import type { Pose } from "./figure/pose.ts";
import { poseText } from "./figure/pose.ts";
import type { Layout } from "./layout.ts";
import { toFigure } from "./layout.ts";
import { drawTable } from "./set/table.ts";

/** Both performers and the things on their table, at any tick. */
export interface Cast {
  readonly at: (tick: number) => CastPicture;
  readonly players: (tick: number) => readonly Player[];
}

export interface Player {
  readonly place: Place;
  readonly character: Character;
  readonly pose: Pose;
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

  const players = (tick: number) => parts.map(({ place, character, poseAt }): Player => ({ place, character, pose: poseAt(tick) }));

  const at = (tick: number): CastPicture => {
    if (last?.tick === tick) return last.picture;
    const here = players(tick);
    const blow = Math.max(0, ...strikes.map(({ tMs }) => Math.round(swell(tick * TICK_MS - tMs + TICK_MS, 90, 480, 330) * 5) / 5));
    const picture: CastPicture = {
      key: `${here.map(({ pose }) => poseText(pose)).join(";")};${blow}`,
      draw: (g) => { drawPlayers(g, theme, here, { box: layout.table, block: layout.block, blow }); },
    };
    last = { tick, picture };
    return picture;
  };
  return { at, players };
}

/** @param table where it stands, where the block lies on it, and how hard it is struck, 0…1 */
export function drawPlayers(g: Context2D, theme: Theme, players: readonly Player[], table: { readonly box: Box; readonly block: Point; readonly blow: number }): void {
  const figures = players.map(({ place, character, pose }) => () => drawFigure(g, theme, character, pose, place));
  figures[1]?.();
  drawTable(g, theme, table.box, table.block, { ...onTable(players.map(({ pose }) => pose)), blow: table.blow });
  figures[0]?.();
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
