import { z } from "zod";
import { waveActions, waveParams } from "#sim";

const meta = (zh: string, en: string, unit: string) => ({ label: { zh, en }, unit });
const across = z.number().min(3).max(200).meta(meta("画面里横着放几个细胞", "Cells across the picture", "1"));
const part = (zh: string, en: string) => z.number().min(0).max(1).default(0.5).meta(meta(zh, en, "1"));

/** A pacemaker in the middle sets off a wave every few seconds; the camera begins close and draws back. */
export const neuralWaveParams = waveParams.omit({ start: true }).extend({
  columns: waveParams.shape.columns.default(61),
  rows: waveParams.shape.rows.default(35),
  weight: waveParams.shape.weight.default(9),
  refractoryMs: waveParams.shape.refractoryMs.default(30),
  modelMsPerSecond: waveParams.shape.modelMsPerSecond.default(5),
  everyS: z.number().min(0).max(60).default(8).meta(meta("中间那个细胞每隔几秒放一次（0 不放）", "The cell in the middle fires every so many seconds (0: never)", "s")),
  startAcross: across.default(7),
});

export const zoomArgs = z.strictObject({
  across: across.default(9),
  x: part("看哪里，0 左 1 右", "Where, 0 left, 1 right"),
  y: part("看哪里，0 上 1 下", "Where, 0 top, 1 bottom"),
});

export const connectionWeight = z.strictObject({ weight: waveActions.weight.shape.weight.default(3) });
