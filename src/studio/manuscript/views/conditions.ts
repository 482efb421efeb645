import { nodes, parseScript } from "#script";

const SIMPLE = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;
const YAML_WORDS = /^(?:true|false|null|yes|no|on|off|~)$/iu;

function printed(value: unknown): string {
  if (typeof value === "string") return SIMPLE.test(value) && !YAML_WORDS.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(", ")}]`;
  if (typeof value === "object" && value !== null) return `{ ${pairs(value)} }`;
  return String(value);
}

function pairs(value: object): string {
  return Object.entries(value).map(([key, inner]) => `${printed(key)}: ${printed(inner)}`).join(", ");
}

/** The conditions of a check as one line: `shape: sphere, diameterUm: [40, 120]`. Read by the script's own reader. */
export const conditions = {
  write: (value: unknown): string => (value === null ? "" : pairs(value as object)),
  read: (text: string): unknown => {
    const inside = text.trim().replace(/^\{(.*)\}$/su, "$1").replace(/[\r\n]+/gu, " ").trim();
    if (inside === "") return null;
    const { doc, problems } = parseScript(`# 垫话\n## x {#x}\n\`\`\`fact\ntext: x\nwith: {${inside.replaceAll("：", ": ").replaceAll("，", ", ")}}\n\`\`\`\n`);
    const box = doc.firstChild?.firstChild?.firstChild;
    const read: unknown = box?.type === nodes["fact_box"] ? box.attrs["with"] : null;
    return read === null || problems.length > 0 ? undefined : read;
  },
};
