import { ease, mix, ramp, type Look } from "#look";
import type { SimEvent } from "#sim";
import type { ImageParams } from "./params.ts";

/** A place of the picture, per cent of it; x and y its middle. */
export interface Ring {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shape: "circle" | "box";
  readonly label: string;
  /** How much of it is drawn, and how much is left of it, 0…1. */
  readonly drawn: number;
  readonly left: number;
}

export interface ImageState {
  readonly image: ImageParams;
  readonly look: Look;
  readonly ring: Ring | null;
}

const MOVE_MS = 1400;
const DRAW_MS = 600;
const FADE_MS = 300;
const WHOLE: Look = { x: 50, y: 50, width: 100 };

/** A pure timeline: the camera drifts until a cue sends it somewhere; then each move starts from where it is by then. */
export function hold(image: ImageParams, _seed: number, events: readonly SimEvent[]): (tMs: number) => ImageState {
  const moves = events.filter(({ action }) => action === "focus" || action === "reset");
  const rings = events.filter(({ action }) => action === "highlight");
  const drift = (tMs: number): Look => {
    const t = ramp(tMs, 0, image.zoomMs);
    // By ratio, as the eye sees it.
    const width = 100 * image.zoom ** -t;
    const gone = image.zoom === 1 ? 0 : (100 - width) / (100 - 100 / image.zoom);
    return { x: mix(50, image.towardX, gone), y: mix(50, image.towardY, gone), width };
  };
  const moved = (from: Look, { tMs: startMs, action, args }: SimEvent, tMs: number): Look => {
    const t = ease(ramp(tMs, startMs, startMs + MOVE_MS));
    const to = action === "reset" ? WHOLE : (args as unknown as Look);
    return { x: mix(from.x, to.x, t), y: mix(from.y, to.y, t), width: from.width * (to.width / from.width) ** t };
  };
  /** Where the camera is when each move starts. */
  const starts: Look[] = [];
  for (const [index, { tMs }] of moves.entries()) starts.push(index === 0 ? drift(tMs) : moved(starts[index - 1]!, moves[index - 1]!, tMs));
  const lookAt = (tMs: number): Look => {
    const index = moves.findLastIndex((move) => move.tMs <= tMs);
    return index < 0 ? drift(tMs) : moved(starts[index]!, moves[index]!, tMs);
  };

  return (tMs) => {
    const ring = rings.findLast((each) => each.tMs <= tMs);
    const gone = ring === undefined ? undefined : events.find((each) => (each.action === "clear" || each.action === "reset") && each.tMs >= ring.tMs && each.tMs <= tMs);
    const left = gone === undefined ? 1 : 1 - ramp(tMs, gone.tMs, gone.tMs + FADE_MS);
    return {
      image,
      look: lookAt(tMs),
      ring: ring === undefined || left <= 0 ? null : { ...(ring.args as unknown as Ring), drawn: ease(ramp(tMs, ring.tMs, ring.tMs + DRAW_MS)), left },
    };
  };
}

export function frameKey({ image, look, ring }: ImageState): string {
  return JSON.stringify([look, ring, image]);
}
