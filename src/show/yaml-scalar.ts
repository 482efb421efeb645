import { parseDocument, isScalar, isSeq, isMap } from "yaml";

/**
 * Reads a cue's argument as YAML would: `20` is a number, `true` a truth value, `[1, 2]` a list, anything else text.
 * Text that is no single YAML value (`a: b`) stays text.
 */
export function readYamlValue(text: string): unknown {
  const document = parseDocument(text, { version: "1.2", schema: "core" });
  const { contents } = document;
  if (document.errors.length > 0 || contents === null) return text;
  if (isScalar(contents)) return contents.value;
  return isSeq(contents) || (isMap(contents) && contents.flow === true) ? document.toJS({ maxAliasCount: 0 }) : text;
}
