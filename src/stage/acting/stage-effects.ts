import type { StageEvent } from "#show";
import type { Point } from "#look";
import { mix } from "#look";
import type { Hand, Pose } from "../figure/pose.ts";
import { mixPose } from "../figure/pose.ts";
import { swell } from "./tick.ts";

/** What an action needs to know about the one who performs it. */
export interface Spot {
  /** Direction of the scene (or the open side of the stage): 1 on the partner's side, −1 on the other. */
  readonly sceneSide: 1 | -1;
  readonly hasScene: boolean;
  /** Where the block is struck, in the figure's px. */
  readonly block: Point;
}

interface Effect {
  /** The movement begins this long before its cue, so that it lands on it. */
  readonly leadMs: number;
  readonly durationMs: number;
  /** @param sinceMs time since the cue, negative while the movement prepares it */
  readonly apply: (pose: Pose, sinceMs: number, spot: Spot) => Pose;
}

const hand = (x: number, y: number, angle: number, shape: Hand["shape"]): Hand => ({ x, y, angle, shape });

/** How each action of the stage changes the pose; `fan` lasts and is kept in `fan-state.ts`. */
export const effects: Readonly<Record<string, Effect>> = {
  strike: {
    leadMs: 400,
    durationMs: 900,
    apply: (pose, since, { block }) => {
      const raised = { ...pose, block: true, inner: hand(block.x * 0.62, -30, -80, "grip"), brow: 0.8, lean: pose.lean + 2 };
      const down = { ...pose, block: true, inner: hand(block.x, block.y - 34, 84, "grip"), brow: -0.6, lean: pose.lean - 2, pitch: -8, lift: 5 };
      if (since < -20) return mixPose(pose, raised, swell(since + 400, 260, 5000, 1));
      return mixPose(pose, down, swell(since + 200, 100, 1000, 350));
    },
  },
  point: {
    leadMs: 150,
    durationMs: 2000,
    apply: (pose, since, { sceneSide, hasScene }) => {
      const to = hasScene ? sceneSide > 0 ? hand(112, -104, -46, "point") : hand(-152, 4, 200, "point") : hand(sceneSide * 150, -46, sceneSide > 0 ? -62 : 242, "point");
      const aimed = {
        ...pose,
        ...(sceneSide > 0 ? { inner: to, block: false } : { outer: to, held: "nothing" as const }),
        yaw: sceneSide * 46, pitch: 8, gazeX: sceneSide * 0.8, gazeY: -0.2, brow: 0.6,
      };
      return mixPose(pose, aimed, swell(since + 150, 300, 2150, 400));
    },
  },
  bow: {
    leadMs: 0,
    durationMs: 1900,
    apply: (pose, since) => {
      const bowed = {
        ...pose, bow: 1, yaw: 0, roll: 0, lids: 0, smile: 0.5, mouth: 0, held: "nothing" as const, block: false,
        outer: hand(-74, 250, 92, "rest"), inner: hand(74, 250, 88, "rest"),
      };
      return mixPose(pose, bowed, swell(since, 600, 1900, 600));
    },
  },
  turn: {
    leadMs: 0,
    durationMs: 2400,
    apply: (pose, since) => ({ ...pose, away: swell(since, 500, 2400, 500), held: "nothing", block: false }),
  },
  "double-take": {
    leadMs: 0,
    durationMs: 2200,
    apply: (pose, since, { sceneSide }) => {
      const absent = { ...pose, yaw: -sceneSide * 34, lids: 0.7, smile: 0.2, brow: 0.2, gazeX: -sceneSide * 0.5 };
      const struck = {
        ...pose, yaw: sceneSide * 22, roll: -sceneSide * 3, lids: 1.5, brow: 1, smile: -0.5, gazeX: sceneSide * 0.4, pitch: 4,
        mouth: Math.max(pose.mouth, 0.4), lift: -16 * swell(since - 550, 100, 420, 240), mark: "startle" as const, markSize: swell(since - 550, 120, 1200, 300),
        outer: hand(-122, 66, -100, "palm"), inner: hand(120, 66, -80, "palm"), held: "nothing" as const, block: false,
      };
      return since < 550 ? mixPose(pose, absent, swell(since, 300, 3000, 1)) : mixPose(pose, struck, swell(since - 450, 100, 1750, 400));
    },
  },
  nod: {
    leadMs: 0,
    durationMs: 1400,
    apply: (pose, since) => {
      const strength = swell(since, 150, 1400, 250);
      return { ...pose, pitch: pose.pitch - 17 * strength * (0.5 - 0.5 * Math.cos((since / 460) * 2 * Math.PI)), smile: mix(pose.smile, 0.7, strength), lids: mix(pose.lids, 0.7, strength) };
    },
  },
  shake: {
    leadMs: 0,
    durationMs: 1700,
    apply: (pose, since) => {
      const strength = swell(since, 150, 1700, 300);
      return { ...pose, yaw: mix(pose.yaw, 34 * Math.sin((since / 600) * 2 * Math.PI), strength), brow: mix(pose.brow, -0.7, strength), smile: mix(pose.smile, -0.5, strength), lids: mix(pose.lids, 0.5, strength) };
    },
  },
  shrug: {
    leadMs: 100,
    durationMs: 1900,
    apply: (pose, since) => {
      const shrugged = {
        ...pose, lift: pose.lift - 7, roll: 9, brow: 0.9, smile: -0.2, lids: 0.8, held: "nothing" as const, block: false,
        outer: hand(-186, 112, -158, "palm"), inner: hand(186, 112, -22, "palm"),
      };
      return mixPose(pose, shrugged, swell(since + 100, 260, 2000, 400));
    },
  },
  wipe: {
    leadMs: 0,
    durationMs: 2200,
    apply: (pose, since) => {
      const stroke = 16 * Math.sin((since / 600) * 2 * Math.PI);
      const wiping = {
        ...pose, outer: hand(-66 + stroke, -96, -58, "grip"), held: "kerchief" as const, roll: -6, lids: 0.4, brow: 0.6, smile: -0.2,
        mark: "sweat" as const, markSize: Math.min(1, Math.max(0.1, since / 1500)),
      };
      return mixPose(pose, wiping, swell(since, 300, 2200, 400));
    },
  },
  whisper: {
    leadMs: 100,
    durationMs: 2600,
    apply: (pose, since) => {
      const close = { ...pose, lean: 7, yaw: 48, roll: 7, lids: 0.8, gazeX: 0.8, outer: hand(58, -18, -78, "palm"), held: "nothing" as const, brow: 0.5 };
      return mixPose(pose, close, swell(since + 100, 350, 2700, 450));
    },
  },
};

/** Whether an event moves this performer. */
export function concerns(event: StageEvent, role: string): boolean {
  const who = event.args["who"] ?? event.role;
  return who === role || who === "both";
}
