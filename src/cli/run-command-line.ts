import { CommanderError, type Command as Parser } from "commander";
import { clean } from "./clean.ts";
import type { Command } from "./command.ts";
import type { ExitCode, Io } from "./io.ts";
import { bad, faint } from "./io.ts";
import { isLanguage, languageAsked } from "./language.ts";
import { closest } from "#script";
import { programOf } from "./program.ts";
import { type Trouble, troubleOf, usedWrongly } from "./trouble.ts";

/**
 * Runs one command line and says how it ended. Never throws; whatever goes wrong is one sentence on standard error
 * (with `--json` also `{"error": …}` on standard output), and a stack only when DOUPENG_DEBUG is set.
 */
export async function runCommandLine(
  words: readonly string[],
  commands: readonly Command[],
  io: Io,
  outlet: { readonly write: (text: string) => void; readonly version: string },
): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = programOf(commands, io, outlet, (code) => { exitCode = code; });
  try {
    requireKnownLanguage(words);
    if (words.length === 0) outlet.write(program.helpInformation());
    else await program.parseAsync([...words], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (io.signal.aborted) {
      io.note({ zh: "已停下。", en: "Stopped." });
      return 3;
    }
    const trouble = error instanceof CommanderError ? misuse(error, program, words) : troubleOf(error);
    io.note(bad("✗ "), trouble.sentence);
    if (trouble.exitCode === 2) io.note(faint({ zh: "用法：doupeng --help 或 doupeng 命令 --help", en: "See doupeng --help or doupeng COMMAND --help" }));
    if (io.json) io.printJson({ error: trouble.sentence[io.language] });
    if (io.env["DOUPENG_DEBUG"] && error instanceof Error) io.note(clean(error.stack ?? ""));
    return trouble.exitCode;
  }
}

function requireKnownLanguage(words: readonly string[]): void {
  const asked = languageAsked(words);
  if (asked !== undefined && !isLanguage(asked))
    throw usedWrongly({ zh: `没有语言 ${asked}：--lang 后面写 zh 或 en。`, en: `There is no language ${asked}: write zh or en after --lang.` });
}

/** The parser's complaints in our words, with the nearest known word. */
function misuse(error: CommanderError, program: Parser, words: readonly string[]): Trouble {
  const named = /'([^']*)'/u.exec(error.message)?.[1] ?? "";
  const chosen = program.commands.find((command) => command.name() === words.find((word) => !word.startsWith("-")));
  switch (error.code) {
    case "commander.unknownCommand": {
      const names = program.commands.map((command) => command.name());
      return unknownWord({ zh: "没有命令", en: "There is no command" }, named, closest(named, names), names);
    }
    case "commander.unknownOption": {
      const names = [...(chosen ?? program).options.flatMap(({ long }) => (long ? [long] : [])), "--help"];
      return unknownWord({ zh: "没有选项", en: "There is no option" }, named, closest(named, names), names);
    }
    case "commander.missingArgument":
      return usedWrongly({ zh: `缺少 ${named}。`, en: `${named} is missing.` });
    case "commander.optionMissingArgument":
      return usedWrongly({ zh: `选项 ${named} 后面要有值。`, en: `Option ${named} needs a value.` });
    case "commander.excessArguments":
      return usedWrongly({ zh: "多给了参数。", en: "Too many arguments." });
    default:
      return usedWrongly({ zh: error.message, en: error.message });
  }
}

function unknownWord(what: { zh: string; en: string }, word: string, near: string | null, known: readonly string[]): Trouble {
  return usedWrongly(
    near === null
      ? { zh: `${what.zh} ${word}；有：${known.join(" ")}。`, en: `${what.en} ${word}; there are: ${known.join(" ")}.` }
      : { zh: `${what.zh} ${word}，是不是 ${near}？`, en: `${what.en} ${word}; did you mean ${near}?` },
  );
}
