import type { StageEvent } from "#show";
import { mix } from "#look";
import type { Pose } from "../figure/pose.ts";
import { mixPose } from "../figure/pose.ts";
import { swell } from "./tick.ts";

const OPENING_MS = 300;
const PUT_DOWN_MS = 900;

/**
 * The fan is taken up and opened, waved idly while it is open, folded, and put down a moment later. It lasts from
 * one cue to the next, so the state is read from the latest one.
 *
 * @param cues the performer's `fan` events, sorted
 */
export function withFan(pose: Pose, cues: readonly StageEvent[], tMs: number): Pose {
  const last = cues.findLast((cue) => cue.tMs <= tMs);
  if (last === undefined) return pose;
  const sinceMs = tMs - last.tMs;
  const open = last.args["open"] !== false;
  const wasOpen = cues.some((cue) => cue.tMs < last.tMs) && cues.findLast((cue) => cue.tMs < last.tMs)!.args["open"] !== false;
  const spread = Math.min(1, sinceMs / OPENING_MS);
  const wave = Math.sin((tMs / 1400) * 2 * Math.PI);
  const holding: Pose = {
    ...pose,
    held: "fan",
    fan: open ? (wasOpen ? 1 : spread) : wasOpen ? 1 - spread : 0,
    outer: { x: -98 + 4 * wave, y: 164, angle: mix(-50, -66, 0.5 + 0.5 * wave), shape: "grip" },
  };
  if (open) return wasOpen ? holding : mixPose({ ...pose, held: "fan", fan: holding.fan }, holding, Math.min(1, sinceMs / 200));
  if (sinceMs > OPENING_MS + PUT_DOWN_MS) return pose;
  return mixPose(pose, holding, sinceMs < OPENING_MS ? 1 : swell(PUT_DOWN_MS + OPENING_MS - sinceMs, 500, 1e9, 1));
}
