import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { readAloud } from "#show";
import type { Role } from "#show";
import { RenderFailure } from "../failure.ts";
import { run } from "../media/run.ts";
import { temporaryFolder } from "../temporary.ts";

/** How a role sounds through the speech command. */
export interface SpeechVoice {
  readonly voice: string;
  /** 0…99 */
  readonly pitch: number;
  /** Words a minute, as espeak counts them. */
  readonly speed: number;
}

/**
 * The default command. Placeholders: {voice} {pitch} {speed}, {out} the WAV to write (without it the WAV is read from
 * standard output), {text} the text (without it the text goes to standard input).
 */
export const DEFAULT_SPEECH_COMMAND = "espeak-ng -v {voice} -p {pitch} -s {speed} -w {out} --stdin";

/** Low and brisk, high and slower, and a third: to be told apart at once. */
const VOICES: Readonly<Record<Role, SpeechVoice>> = {
  dougen: { voice: "cmn+m3", pitch: 32, speed: 320 },
  penggen: { voice: "cmn+m7", pitch: 62, speed: 300 },
  narrator: { voice: "cmn+f2", pitch: 50, speed: 255 },
};

export interface SpeechCommand {
  /** One line; quotes group words, nothing else is special: no shell sees it. */
  readonly template: string;
  /** The cast's own voice of the speaker, when the script names one. */
  readonly voiceOf?: (speaker: string) => string | null;
}

/**
 * Lets the command say one line.
 *
 * @returns a WAV
 * @throws {RenderFailure} `no-speech-command`, `speech-failed`
 */
export async function say(command: SpeechCommand, line: { readonly speaker: string; readonly role: Role; readonly text: string }, signal?: AbortSignal): Promise<Buffer> {
  const folder = await temporaryFolder();
  const out = join(folder, "speech.wav");
  const text = speechText(line.text);
  const { voice, pitch, speed } = VOICES[line.role];
  const values: Readonly<Record<string, string>> = {
    voice: command.voiceOf?.(line.speaker) ?? voice,
    pitch: String(pitch),
    speed: String(speed),
    out,
    text,
  };
  const [file, ...args] = splitWords(command.template).map((word) => word.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole));
  if (!file) throw new RenderFailure({ code: "no-speech-command", command: command.template });
  const takesText = command.template.includes("{text}");
  try {
    const result = await run(file, args, { signal, timeoutMs: 60_000, ...(takesText ? {} : { input: text }) });
    const wav = command.template.includes("{out}") ? await readFile(out).catch(() => Buffer.alloc(0)) : result.stdout;
    if (result.code !== 0 || wav.length < 100)
      throw new RenderFailure({ code: "speech-failed", command: file, text: line.text, reason: result.stderr.trim().split("\n")[0] || `exit ${result.code}` });
    return wav;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new RenderFailure({ code: "no-speech-command", command: file });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

/** What a speech command is to read: numbers, units and acronyms in words, as the duration model counts them. */
export function speechText(text: string): string {
  const words = readAloud(text).map(({ spoken, pause, from, to }) => {
    if (pause === null) return /^[A-Za-z]/u.test(spoken) ? ` ${spoken} ` : spoken;
    return /[？?]/u.test(text.slice(from, to)) ? "？" : MARKS[pause] ?? "，";
  });
  return words.join("").replaceAll(/ {2,}/gu, " ").trim();
}

const MARKS: Readonly<Partial<Record<string, string>>> = { sentence: "。", ellipsis: "。", enumeration: "、", semicolon: "；" };

/** Words of a command line; single or double quotes group. */
function splitWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/gu)].map(([, double, single, plain]) => double ?? single ?? plain ?? "");
}
