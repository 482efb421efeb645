import { z } from "zod";

const FAMILIES = {
  attention: "注意力 · attention",
  brain: "脑：能量、稀疏、连接组 · the brain: energy, sparseness, connectome",
  cable: "电缆与传导 · cables and conduction",
  chaos: "有限精度的混沌 · chaos in finite precision",
  congee: "粥与筷子 · congee and chopstick",
  farField: "近场与远场 · near and far field",
  formats: "数的格式 · number formats",
  geometry: "表面与体积 · surface and volume",
  kinematics: "运动学 · kinematics",
  learning: "稀疏编码、预测编码、奖惩学习 · sparse coding, predictive coding, learning from reward",
  moe: "混合专家 · mixture of experts",
  neuron: "神经元的膜 · the neuron's membrane",
  path: "穿过层的路 · ways through layers",
  recurrence: "循环网络 · recurrent networks",
  residual: "残差流 · residual streams",
  scaling: "规模与成本 · scaling and cost",
  spiking: "脉冲网络 · spiking networks",
  synapse: "突触 · the synapse",
  workspace: "工作空间 · the workspace",
};
const MOST_TEXT = 200;

/**
 * The catalogue of quantities as a page of Markdown: one section per family, each quantity with what it means, its
 * inputs, its unit, its source and its example computed.
 *
 * @param {ReadonlyMap<string, import("#sim").Quantity>} quantities by name, in order
 * @param {(value: unknown) => unknown} encodeJson of the simulation
 */
export function quantitiesPage(quantities, encodeJson) {
  const families = new Map();
  for (const quantity of quantities.values()) {
    const [family] = quantity.name.split(".");
    families.set(family, [...(families.get(family) ?? []), quantity]);
  }
  const contents = [...families].map(([family, members]) => `- [${FAMILIES[family] ?? family}](#${family}) (${members.length})`);
  const sections = [...families].map(([family, members]) =>
    [`<a id="${family}"></a>`, `## ${FAMILIES[family] ?? family}`, ...members.map((quantity) => quantityText(quantity, encodeJson))].join("\n\n"));
  return [
    "<!-- Written by `npm run docs:quantities` from src/sim/catalogue.ts: do not edit. -->",
    "# 量 · Quantities",
    `模拟能算的 ${quantities.size} 个量。知识框、图表和命令行（\`doupeng sim 名字 --in -\`）用的是同一个函数；结果写六位有效数字。\\\nThe ${quantities.size} quantities the simulation computes. Fact boxes, charts and the command line (\`doupeng sim NAME --in -\`) use the same function; results show six significant digits.`,
    contents.join("\n"),
    ...sections,
  ].join("\n\n") + "\n";
}

function quantityText(quantity, encodeJson) {
  const { name, title, input, unit, source, example } = quantity;
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: "input" });
  const rows = Object.entries(properties).map(([field, schema]) => inputRow(field, schema, required.includes(field)));
  return [
    `### \`${name}\``,
    `${title.zh}\\\n${title.en}`,
    ["| 输入 input | 意思 meaning | 单位 unit | 范围 range | 默认 default |", "|---|---|---|---|---|", ...rows].join("\n"),
    [
      `- 输出 output: ${unitText(unit)}`,
      `- 出处 source: ${escaped(source)}`,
      `- 例 example: ${code(encodeJson(example))} → ${code(encodeJson(rounded(quantity.compute(example))))}`,
    ].join("\n"),
  ].join("\n\n");
}

function inputRow(field, schema, isRequired) {
  const { label, unit, default: standard } = schema;
  const meaning = label === undefined ? "" : `${label.zh}<br>${label.en}`;
  const usual = standard !== undefined ? code(standard) : isRequired ? "" : "可不给 optional";
  return `| ${code(field)} | ${escaped(meaning)} | ${unit === undefined || unit === "1" ? "" : escaped(unit)} | ${escaped(rangeOf(schema))} | ${usual} |`;
}

function rangeOf(schema) {
  const choices = schema.enum ?? schema.anyOf?.flatMap((each) => (each.const === undefined ? [] : [each.const]));
  if (choices !== undefined && choices.length > 0) return choices.map(String).join(", ");
  if (schema.type === "array") return lengthsOf(schema);
  const { minimum, maximum, type } = schema;
  const words = { boolean: "true, false", string: "text", object: "object" };
  if (minimum === undefined && maximum === undefined) return words[type] ?? "";
  return `${numberText(minimum)}…${numberText(maximum)}${type === "integer" ? " (整数 whole)" : ""}`;
}

function lengthsOf({ minItems = 0, maxItems, items }) {
  const each = items === undefined ? "" : rangeOf(items);
  return `${minItems}…${maxItems ?? ""} 个 of${each === "" ? " …" : ` [${each}]`}`;
}

function unitText(unit) {
  if (typeof unit === "string") return unit === "1" ? "无单位 no unit" : code(unit);
  return Object.entries(unit).map(([field, of]) => (of === "1" ? code(field) : `${code(field)} ${of}`)).join(", ");
}

function numberText(value) {
  if (value === undefined) return "";
  return Math.abs(value) >= 1e7 || (value !== 0 && Math.abs(value) < 1e-4) ? value.toExponential().replace("e+", "e") : String(value);
}

/** Six digits: enough to compare by, few enough to be the same on every machine. */
function rounded(value) {
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(6));
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]));
}

function code(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const short = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
  return `\`${short.replaceAll("|", "\\|").replaceAll("`", "'")}\``;
}

function escaped(text) {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
