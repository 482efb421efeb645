import type { AttributeSpec } from "prosemirror-model";
import { type Check, isForbiddenKey } from "./checks.ts";

/**
 * Attributes of a node as `data-*` attributes of its element, and back.
 * Values travel as JSON, so that numbers stay numbers and nothing needs a grammar of its own.
 */
export function toDataset(attrs: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attrs).map(([name, value]) => [dataName(name), JSON.stringify(value)]));
}

/** `false` (no match) when a value is not JSON or not valid, or a required one is missing: what is pasted may be forged. */
export function fromDataset(dom: HTMLElement, specs: Readonly<Record<string, AttributeSpec>>): Record<string, unknown> | false {
  const attrs: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const text = dom.getAttribute(dataName(name));
    if (text === null && "default" in spec) continue;
    try {
      const value: unknown = JSON.parse(text ?? "", (key, inner: unknown) => (isForbiddenKey(key) ? undefined : inner));
      (spec.validate as Check)(value);
      attrs[name] = value;
    } catch {
      return false;
    }
  }
  return attrs;
}

function dataName(name: string): string {
  return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
