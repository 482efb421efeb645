import type { Attrs, Mark, Node } from "prosemirror-model";
import type { Check } from "../checks.ts";
import { ACTION } from "../nodes/cue.ts";
import type { DirectiveFault } from "../problem.ts";
import { marks, nodes } from "../schema.ts";
import { type AttributeList, readAttributes } from "../syntax/attributes.ts";
import { readDuration } from "../syntax/duration.ts";
import { decodeLabel, type DirectiveScan } from "../syntax/scan-directive.ts";
import { excerpt } from "./reader.ts";

/** Why a directive stays raw. `value` is what is wrong. */
export interface Fault {
  readonly fault: DirectiveFault;
  readonly value: string;
}

export type DirectiveMeaning = { readonly node: Node } | { readonly mark: Mark } | { readonly overlapMs: number } | Fault;

interface Parts {
  /** As written; `null` without brackets. */
  readonly label: string | null;
  readonly values: ReadonlyMap<string, string>;
}

interface Spec {
  /** Attributes it may have; absent: any. */
  readonly attributes?: readonly string[];
  readonly read: (parts: Parts) => DirectiveMeaning;
}

/** One entry per directive. */
const specs: Readonly<Record<string, Spec>> = {
  stress: { attributes: [], read: (parts) => mark("stress", parts, {}) },
  fast: { attributes: [], read: (parts) => mark("fast", parts, {}) },
  ruby: {
    attributes: ["rt"],
    read: (parts) => parts.values.has("rt") ? mark("ruby", parts, { rt: parts.values.get("rt") }) : { fault: "needs-attribute", value: "rt" },
  },
  xi: { attributes: ["joke"], read: (parts) => mark("xi", parts, { joke: parts.values.get("joke") ?? "" }) },
  dou: { attributes: ["joke"], read: (parts) => mark("dou", parts, { joke: parts.values.get("joke") ?? "" }) },
  cue: { read: readCue },
  pause: { attributes: [], read: (parts) => wait("pause", parts) },
  laugh: { attributes: [], read: (parts) => wait("laugh", parts) },
  sound: { attributes: ["gain"], read: readSound },
  math: { attributes: ["tex", "say"], read: readMath },
  overlap: {
    attributes: [],
    read: ({ label }) => {
      const overlapMs = readDuration(label ?? "");
      return overlapMs === null ? { fault: "needs-duration", value: label ?? "" } : { overlapMs };
    },
  },
};

/** What a directive means; `null` when the language does not have it. */
export function readDirective(text: string, scan: DirectiveScan): DirectiveMeaning | null {
  const spec = Object.hasOwn(specs, scan.name) ? specs[scan.name] : undefined;
  if (!spec) return null;
  const written = scan.attributes ? text.slice(scan.attributes.start, scan.attributes.end) : "";
  const list: AttributeList | null = readAttributes(written);
  if (!list || list.id !== null || list.classes.length > 0) return { fault: "bad-attributes", value: written };
  const unknown = spec.attributes && [...list.values.keys()].find((key) => !spec.attributes!.includes(key));
  if (unknown !== undefined) return { fault: "unknown-attribute", value: unknown };
  const label = scan.label ? text.slice(scan.label.start, scan.label.end).replaceAll("\0", "\ufffd") : null;
  return spec.read({ label, values: list.values });
}

function mark(name: string, { label }: Parts, attrs: Attrs): DirectiveMeaning {
  if (!label) return { fault: "needs-label", value: "" };
  return checked(Object.values(attrs).join(" "), () => {
    const made = marks[name]!.create(attrs);
    for (const [key, spec] of Object.entries(made.type.spec.attrs ?? {})) (spec.validate as Check)(made.attrs[key]);
    return { mark: made };
  });
}

function atom(name: string, attrs: Attrs): DirectiveMeaning {
  return checked(Object.values(attrs).filter((value) => typeof value !== "object").join(" "), () => {
    const node = nodes[name]!.create(attrs);
    node.check();
    return { node };
  });
}

/** What the schema refuses is too long or out of range. */
function checked(value: string, make: () => DirectiveMeaning): DirectiveMeaning {
  try {
    return make();
  } catch {
    return { fault: "bad-value", value: excerpt(value) };
  }
}

function wait(name: "pause" | "laugh", { label }: Parts): DirectiveMeaning {
  const ms = readDuration(label ?? "");
  return ms === null ? { fault: "needs-duration", value: label ?? "" } : atom(name, { ms });
}

function readCue({ label, values }: Parts): DirectiveMeaning {
  const { do: action = null, ...args } = Object.fromEntries(values);
  if (action !== null && !ACTION.test(action)) return { fault: "bad-value", value: `do=${action}` };
  if (!label && action === null) return { fault: "needs-label", value: "" };
  return atom("cue", { text: decodeLabel(label ?? ""), do: action, args });
}

function readSound({ label, values }: Parts): DirectiveMeaning {
  if (!label) return { fault: "needs-label", value: "" };
  const gain = values.get("gain") ?? "0";
  const gainDb = Number(/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(gain) ? gain : NaN);
  if (Number.isNaN(gainDb)) return { fault: "bad-value", value: `gain=${gain}` };
  return atom("sound", { name: decodeLabel(label), gainDb });
}

function readMath({ label, values }: Parts): DirectiveMeaning {
  const tex = label ?? values.get("tex");
  if (!tex || (label !== null && values.has("tex"))) return { fault: "needs-label", value: "" };
  return atom("math", { tex, say: values.get("say") ?? null });
}
