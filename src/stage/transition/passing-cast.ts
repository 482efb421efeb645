import type { Box, Context2D, Point, Theme } from "#look";
import { ease, mix } from "#look";
import { tickAt, TICK_MS } from "../acting/tick.ts";
import { createCast, playerParts, type Player } from "../cast.ts";
import type { Place } from "../figure/draw-figure.ts";
import { mixPose, settle } from "../figure/pose.ts";
import type { Sides } from "./side.ts";

/**
 * The performers between two clips: from the pose they end in to the one they begin with, on threes as ever, and never twice in
 * one picture. Where the layouts differ they and their table glide over.
 *
 * @param durationMs of the transition
 */
export function passingCast({ from, to }: Sides, theme: Theme, durationMs: number): (g: Context2D, tMs: number, walk: number) => void {
  const [a, b] = [from.view.layout, to.view.layout];
  const leaving = createCast(from.clip, theme, a).players(tickAt(from.tMs));
  const coming = createCast(to.clip, theme, b).players(tickAt(to.tMs));
  return (g, tMs, walk) => {
    const t = ease((tickAt(tMs) * TICK_MS) / durationMs);
    const players = leaving.map((player, i): Player => {
      const next = coming[i] ?? player;
      return { character: player.character, place: mixPlace(player.place, next.place, walk), pose: settle(mixPose(player.pose, next.pose, t)) };
    });
    const table = { box: mixBox(a.table, b.table, walk), block: mixPoint(a.block, b.block, walk), blow: 0 };
    for (const part of playerParts(theme, players, table)) part(g);
  };
}

function mixPlace(a: Place, b: Place, t: number): Place {
  return { ...mixPoint(a, b, t), scale: mix(a.scale, b.scale, t), facing: a.facing };
}

function mixPoint(a: Point, b: Point, t: number): Point {
  return { x: mix(a.x, b.x, t), y: mix(a.y, b.y, t) };
}

function mixBox(a: Box, b: Box, t: number): Box {
  return { ...mixPoint(a, b, t), width: mix(a.width, b.width, t), height: mix(a.height, b.height, t) };
}
