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
import type { Parted } from "./layer.ts";
import type { Layout } from "./layout.ts";
import { toFigure } from "./layout.ts";
import { drawTable } from "./set/table.ts";

/** Both performers and the things on their table, at any tick. */
export interface Cast {
  readonly at: (tick: number) => Parted;
  readonly players: (tick: number) => readonly Player[];
}

export interface Player {
  readonly place: Place;
  readonly character: Character;
  readonly pose: Pose;
}

export function createCast(clip: Clip, theme: Theme, layout: Layout): Cast {
  const parts = clip.performers.slice(0, 2).map((performer, slot) => {
    const place = layout.places[slot]!;
    const isLeft = slot === 0;
    const spot: Spot = { sceneSide: isLeft === (layout.scene !== null || isLeft) ? 1 : -1, hasScene: layout.scene !== null, block: toFigure(place, layout.block) };
    return { place, character: characterOf(clip, slot, theme), poseAt: perform(clip, performer, spot) };
  });
  const strikes = clip.stageEvents.filter((event) => event.action === "strike");
  const known = new Map<number, Parted>();

  const players = (tick: number) => parts.map(({ place, character, poseAt }): Player => ({ place, character, pose: poseAt(tick) }));

  const at = (tick: number): Parted => {
    const before = known.get(tick);
    if (before !== undefined) return before;
    const here = players(tick);
    const blow = Math.max(0, ...strikes.map(({ tMs }) => Math.round(swell(tick * TICK_MS - tMs + TICK_MS, 90, 480, 330) * 5) / 5));
    const picture = { key: `${here.map(({ pose }) => poseText(pose)).join(";")};${blow}`, parts: playerParts(theme, here, { box: layout.table, block: layout.block, blow }) };
    // This one and the next are asked for in turn.
    if (known.size >= 2) known.delete(known.keys().next().value!);
    known.set(tick, picture);
    return picture;
  };
  return { at, players };
}

/**
 * One performer, the table before him, the other performer before both.
 *
 * @param table where it stands, where the block lies on it, and how hard it is struck, 0…1
 */
export function playerParts(theme: Theme, players: readonly Player[], table: { readonly box: Box; readonly block: Point; readonly blow: number }): Parted["parts"] {
  const [front, behind] = players.map(({ place, character, pose }) => (g: Context2D) => { drawFigure(g, theme, character, pose, place); });
  const drawIts = (g: Context2D) => { drawTable(g, theme, table.box, table.block, { ...onTable(players.map(({ pose }) => pose)), blow: table.blow }); };
  return [behind, drawIts, front].filter((part) => part !== undefined);
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
