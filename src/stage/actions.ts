import { z } from "zod";
import type { Action } from "#scenes";
import type { Bilingual } from "#sim";

/** The sounds that need no file: the stage's actions make them, and `:sound[name]` plays them. */
export const builtInSounds: ReadonlySet<string> = new Set(["strike", "fan", "laugh"]);

/** The sound an action makes at the instant of its cue. */
export const actionSounds: ReadonlyMap<string, string> = new Map([["strike", "strike"], ["fan", "fan"]]);

const who = z.enum(["dougen", "penggen", "both"]).meta({ choices: { dougen: { zh: "逗哏", en: "Dougen" }, penggen: { zh: "捧哏", en: "Penggen" }, both: { zh: "两位", en: "Both" } } }).optional()
  .meta({ label: { zh: "谁（缺省：说这句的人）", en: "Who (default: the speaker)" } });

function act(zh: string, en: string, args: Record<string, z.ZodType> = {}): Action {
  return { title: { zh, en } satisfies Bilingual, args: z.strictObject({ who, ...args }) };
}

/** What a cue can do on the stage; a scene's action of the same name comes first, so none should share these. */
export const stageActions: ReadonlyMap<string, Action> = new Map(Object.entries({
  strike: act("拍醒木", "Strike the block"),
  fan: act("打开／合上扇子", "Open or close the fan", {
    open: z.boolean().default(true).meta({ label: { zh: "打开", en: "Open" } }),
  }),
  point: act("指画面", "Point at the scene"),
  bow: act("鞠躬", "Bow"),
  turn: act("背过身去", "Turn away"),
  "double-take": act("愣住", "Do a double take"),
  nod: act("点头", "Nod"),
  shake: act("摇头", "Shake the head"),
  shrug: act("两手一摊", "Shrug"),
  wipe: act("擦汗", "Wipe the brow"),
  whisper: act("凑近说", "Lean in and whisper"),
}));
