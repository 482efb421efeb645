import { Command as Parser } from "commander";
import type { Command } from "./command.ts";
import type { ExitCode, Io } from "./io.ts";
import { fieldsOf, readOptions } from "./options.ts";

interface Outlet {
  readonly write: (text: string) => void;
  readonly version: string;
}

/** The parser of the whole command line; `done` hears how the chosen command ended. */
export function programOf(commands: readonly Command[], io: Io, outlet: Outlet, done: (code: ExitCode) => void): Parser {
  const words = WORDS[io.language];
  const program = prepare(new Parser("doupeng"), io, outlet);
  program.usage(words.usage).description(words.about).version(outlet.version, "-V, --version", words.version);
  program.helpCommand("help [COMMAND]", words.help);
  program.addHelpText("after", `\n${words.start}`);
  for (const command of commands) program.addCommand(parserOf(command, io, outlet, done));
  return program;
}

function parserOf(command: Command, io: Io, outlet: Outlet, done: (code: ExitCode) => void): Parser {
  const words = WORDS[io.language];
  const parser = prepare(new Parser(command.name), io, outlet).description(command.summary[io.language]);
  const fields = fieldsOf(command.options);
  const positional = fields.filter((field) => field.isPositional);
  for (const field of positional)
    parser.argument(field.isRequired ? `<${field.flags}>` : `[${field.flags}]`, field.title[io.language]);
  for (const field of fields) {
    if (field.isPositional) continue;
    const choices = field.choices.length > 0 ? ` (${field.choices.join(" | ")})` : "";
    // The name the parser keeps a value under is the field's own.
    const declared = parser.createOption(field.flags, field.title[io.language] + choices);
    declared.attributeName = () => field.key;
    // `--no-open` is a switch like any other, not the opposite of one.
    declared.negate = false;
    parser.addOption(declared);
  }
  parser.usage([words.options, ...positional.map((field) => (field.isRequired ? field.flags : `[${field.flags}]`))].join(" "));
  parser.option("--json", words.json);
  parser.addHelpText("after", examplesOf(command, io));
  parser.action(async (...received: unknown[]) => {
    const given = { ...parser.opts<Record<string, unknown>>() };
    positional.forEach((field, i) => { given[field.key] = received[i]; });
    done(await command.run(readOptions(command.options, fields, given), io));
  });
  return parser;
}

/** What the program and each command have in common: language, output, and errors as values for `main`. */
function prepare(parser: Parser, io: Io, outlet: Outlet): Parser {
  const words = WORDS[io.language];
  return parser
    .helpOption("-h, --help", words.help)
    .option("--lang <zh|en>", words.lang)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: outlet.write, writeErr: () => {}, outputError: () => {} })
    .configureHelp({ styleTitle: (title) => words.titles[title] ?? title, displayWidth: columns });
}

/** Columns in a terminal, where a Chinese character takes two. */
function columns(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u.test(character) ? 2 : 1;
  return width;
}

function examplesOf({ examples }: Command, { language }: Io): string {
  const rows = examples.map(({ line, says }) => `  ${line.replace("SHOW", WORDS[language].sampleShow)}\n      ${says[language]}`);
  return rows.length === 0 ? "" : `\n${WORDS[language].examples}\n${rows.join("\n")}`;
}

const WORDS = {
  zh: {
    about: "逗捧：把科学讲成对口相声，再做成片子。",
    usage: "命令 [选项]",
    options: "[选项]",
    version: "显示版本",
    help: "显示帮助",
    lang: "界面语言：zh 或 en",
    json: "输出 JSON，给程序看",
    examples: "例子：",
    sampleShow: "我的段子",
    start: "第一次用？  doupeng new 我的段子  然后  doupeng render 我的段子",
    titles: { "Usage:": "用法：", "Options:": "选项：", "Commands:": "命令：", "Arguments:": "参数：" } as Record<string, string>,
  },
  en: {
    about: "Doupeng: science told as crosstalk, made into a film.",
    usage: "COMMAND [options]",
    options: "[options]",
    version: "show the version",
    help: "show help",
    lang: "interface language: zh or en",
    json: "print JSON, for programs",
    examples: "Examples:",
    sampleShow: "my-show",
    start: "New here?  doupeng new my-show  then  doupeng render my-show",
    titles: {} as Record<string, string>,
  },
};
