import { z } from "zod";
import { encodeJson, findQuantity, quantities, type Quantity } from "#sim";
import { defineCommand, option } from "../command.ts";
import { readWith } from "../explain-issues.ts";
import { faint, strong, type ExitCode, type Io } from "../io.ts";
import { readJsonLines, type JsonInput } from "../json-lines.ts";
import type { Language } from "../language.ts";
import { closest } from "#script";
import { inputSchema, printFields } from "../print-fields.ts";
import { readText } from "../read-file.ts";
import { usedWrongly } from "../trouble.ts";

/** Lists, describes and computes the quantities of the simulation. */
export const sim = defineCommand({
  name: "sim",
  summary: { zh: "列出、说明、计算模拟里的量", en: "List, describe and compute the quantities of the simulation" },
  options: z.strictObject({
    name: option(z.string().optional(), { title: { zh: "量的名字", en: "name of a quantity" }, positional: true, value: "NAME" }),
    in: option(z.string().optional(), {
      title: { zh: "输入：一个 JSON 对象，或每行一个；- 是标准输入", en: "input: one JSON object, or one per line; - is standard input" },
      value: "FILE",
    }),
    list: option(z.boolean().optional(), { title: { zh: "列出所有的量", en: "list all quantities" } }),
    example: option(z.boolean().optional(), { title: { zh: "打印一个能用的输入", en: "print an input that works" } }),
  }),
  examples: [
    { line: "doupeng sim --list", says: { zh: "有哪些量", en: "which quantities there are" } },
    { line: "doupeng sim geometry.surfaceToVolume", says: { zh: "这个量的输入、单位和出处", en: "its input, unit and source" } },
    { line: "doupeng sim geometry.surfaceToVolume --example > in.json", says: { zh: "要一个输入来改", en: "an input to change" } },
    { line: "doupeng sim geometry.surfaceToVolume --in in.json", says: { zh: "算出来，每行一个结果", en: "compute, one result per line" } },
  ],
  run: async ({ name, in: file, list, example }, io) => {
    if (name === undefined || list) return listAll(io);
    const quantity = findQuantity(name);
    if (!quantity) throw unknownQuantity(name);
    if (example) io.printJson(encodeJson(quantity.example));
    else if (file === undefined) describe(quantity, io);
    else return computeAll(quantity, readJsonLines(await readText(file, io), io.language), io);
    return 0;
  },
});

function computeAll(quantity: Quantity, inputs: readonly JsonInput[], io: Io): ExitCode {
  if (inputs.length === 0) throw usedWrongly({ zh: "输入是空的：要一个 JSON 对象，或每行一个。", en: "The input is empty: give one JSON object, or one per line." });
  let hasFailed = false;
  for (const input of inputs) {
    const result = "error" in input ? input : compute(quantity, input.value, io.language);
    if ("error" in result) hasFailed = true;
    io.printJson("error" in result ? { error: result.error, line: input.line } : result.value);
  }
  return hasFailed ? 1 : 0;
}

function compute(quantity: Quantity, value: unknown, language: Language): { readonly value: unknown } | { readonly error: string } {
  const input = readWith(quantity.input, value, language);
  if ("error" in input) return input;
  try {
    return { value: encodeJson(quantity.compute(input.value)) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function listAll(io: Io): ExitCode {
  if (io.json) {
    io.printJson([...quantities.values()].map(specOf));
    return 0;
  }
  let family = "";
  for (const quantity of quantities.values()) {
    const [first = ""] = quantity.name.split(".");
    if (first !== family) io.print(strong(first));
    family = first;
    io.print("  ", quantity.name.padEnd(36), " ", quantity.title, faint(typeof quantity.unit === "string" ? `  ${quantity.unit}` : ""));
  }
  return 0;
}

function describe(quantity: Quantity, io: Io): void {
  if (io.json) {
    io.printJson(specOf(quantity));
    return;
  }
  io.print(strong(quantity.name), "  ", quantity.title);
  io.print({ zh: "单位：", en: "unit: " }, unitOf(quantity));
  io.print({ zh: "出处：", en: "source: " }, quantity.source);
  io.print({ zh: "输入：", en: "input: " });
  printFields(quantity.input, io, "  ");
  io.print({ zh: "例如：", en: "example: " }, JSON.stringify(encodeJson(quantity.example)));
}

/** What a machine needs to call the quantity. */
function specOf({ name, title, input, output, unit, source, example, monotonic }: Quantity) {
  return {
    name,
    title,
    unit,
    source,
    input: inputSchema(input),
    output: z.toJSONSchema(output),
    example: encodeJson(example),
    monotonic,
  };
}

function unitOf({ unit }: Quantity): string {
  return typeof unit === "string" ? unit : Object.entries(unit).map(([field, of]) => `${field}: ${of}`).join(", ");
}

function unknownQuantity(name: string) {
  const near = closest(name, [...quantities.keys()]);
  return usedWrongly({
    zh: `没有叫 ${name} 的量${near ? `，是不是 ${near}？` : "。"}全部：doupeng sim --list`,
    en: `There is no quantity ${name}${near ? `; did you mean ${near}?` : "."} All of them: doupeng sim --list`,
  });
}
