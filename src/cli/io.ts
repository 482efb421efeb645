import type { Bilingual } from "#sim";
import type { Language } from "./language.ts";

/** The world a command sees; tests give their own. */
export interface Io {
  readonly language: Language;
  /** Whether standard output is for a machine. */
  readonly json: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person watches: progress may move. */
  readonly isInteractive: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** This instant; ms. Only for rates and remaining times shown to a person. */
  nowMs(): number;
  readStdin(): Promise<string>;
  /** One line on standard output; in JSON mode nothing. */
  print(...parts: readonly Part[]): void;
  /** One line of JSON on standard output, in either mode. */
  printJson(value: unknown): void;
  /** One line on standard error: progress, hints. */
  note(...parts: readonly Part[]): void;
}

/** A piece of a line. Every piece is cleaned of control characters before colour is added. */
export type Part = string | Bilingual | { readonly text: string | Bilingual; readonly style: Style };
export type Style = "good" | "bad" | "warn" | "faint" | "strong";

const styled = (style: Style) => (text: string | Bilingual): Part => ({ text, style });
export const good = styled("good");
export const bad = styled("bad");
export const warn = styled("warn");
export const faint = styled("faint");
export const strong = styled("strong");

/** What a command ends with: fine, problems found, used wrongly, failed. */
export type ExitCode = 0 | 1 | 2 | 3;
