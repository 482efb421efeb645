import { z } from "zod";

const meta = (zh: string, en: string, unit: string) => ({ label: { zh, en }, unit });

const pushDegPerS = z.number().min(-180).max(180).meta(meta("推一把的角速度", "Speed of the push", "deg/s"));

export const pendulumParams = z.strictObject({
  lengthM: z.number().min(0.2).max(4).default(1).meta(meta("摆长", "Length", "m")),
  startDeg: z.number().min(-20).max(20).default(12).meta(meta("起始角度", "Starting angle", "deg")),
  dampingPerS: z.number().min(0).max(1).default(0.15).meta(meta("阻尼", "Damping", "1/s")),
});

export type PendulumParams = z.output<typeof pendulumParams>;

export const pendulumActions = {
  push: {
    title: { zh: "推一把", en: "Push" },
    args: z.strictObject({ degPerS: pushDegPerS.default(60) }),
  },
};
