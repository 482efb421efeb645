import type { z } from "zod";
import type { Bilingual } from "#sim";
import type { ExitCode, Io } from "./io.ts";

/** What the command line knows of one option, beside its schema. */
export interface OptionMeta {
  readonly title: Bilingual;
  /** Given by place, not by name. */
  readonly positional?: true;
  /** Name of the value in `--help`, e.g. `FILE`. */
  readonly value?: string;
  /** One letter, e.g. `o` for `-o`. */
  readonly short?: string;
}

export interface Example {
  /** `SHOW` stands for the folder of a show. */
  readonly line: string;
  readonly says: Bilingual;
}

/**
 * One command of `doupeng`. The schema of its options is parser, type and help in one.
 * `--json`, `--lang` and `--help` are every command's and not named here.
 */
export interface Command<O = unknown> {
  readonly name: string;
  readonly summary: Bilingual;
  /** A `z.strictObject`; every field carries `option(…)`. */
  readonly options: z.ZodObject & z.ZodType<O>;
  readonly examples: readonly Example[];
  readonly run: (options: O, io: Io) => Promise<ExitCode> | ExitCode;
}

export function defineCommand<O>(command: Command<O>): Command {
  return command as unknown as Command;
}

/** Attaches help to an option's schema; call it last. */
export function option<S extends z.ZodType>(schema: S, meta: OptionMeta): S {
  return schema.meta(meta as unknown as Record<string, unknown>) as S;
}

export function optionMeta(schema: z.ZodType): OptionMeta {
  return schema.meta() as unknown as OptionMeta;
}
