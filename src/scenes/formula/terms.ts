const MARK = String.raw`\term{`;

/**
 * Rewrites every `\term{name}{body}`; bodies may hold terms too. What is not closed stays as it was written.
 *
 * @param draw what stands for a term
 */
export function replaceTerms(tex: string, draw: (name: string, body: string) => string): string {
  const start = tex.indexOf(MARK);
  if (start < 0) return tex;
  const nameEnd = tex.indexOf("}", start);
  const open = nameEnd + 1;
  const close = nameEnd < 0 || tex[open] !== "{" ? -1 : closingBrace(tex, open);
  if (close < 0) return tex.slice(0, start + MARK.length) + replaceTerms(tex.slice(start + MARK.length), draw);
  const name = tex.slice(start + MARK.length, nameEnd);
  return tex.slice(0, start) + draw(name, replaceTerms(tex.slice(open + 1, close), draw)) + replaceTerms(tex.slice(close + 1), draw);
}

/** Names in order of appearance. */
export function termsOf(tex: string): readonly string[] {
  const names: string[] = [];
  // An outer term is drawn after those in it, but stands before them.
  replaceTerms(tex, (name, body) => { names.push(name); return body; });
  return names.sort((a, b) => tex.indexOf(`${MARK}${a}}`) - tex.indexOf(`${MARK}${b}}`));
}

function closingBrace(tex: string, open: number): number {
  let depth = 0;
  for (let i = open; i < tex.length; i++) {
    if (tex[i] === "\\") i++;
    else if (tex[i] === "{") depth++;
    else if (tex[i] === "}" && --depth === 0) return i;
  }
  return -1;
}
