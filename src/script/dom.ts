import { isForbiddenKey } from "./checks.ts";

/**
 * Attributes of a node as `data-*` attributes of its element, and back.
 * Values travel as JSON, so that numbers stay numbers and nothing needs a grammar of its own.
 */
export function toDataset(attrs: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attrs).map(([name, value]) => [dataName(name), JSON.stringify(value)]));
}

/** Only the `data-` of the named attributes, `false` (no match) when one is not JSON. */
export function fromDataset(dom: HTMLElement, names: readonly string[]): Record<string, unknown> | false {
  const attrs: Record<string, unknown> = {};
  for (const name of names) {
    const text = dom.getAttribute(dataName(name));
    if (text === null) continue;
    try {
      attrs[name] = JSON.parse(text, (key, value: unknown) => (isForbiddenKey(key) ? undefined : value));
    } catch {
      return false;
    }
  }
  return attrs;
}

function dataName(name: string): string {
  return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
