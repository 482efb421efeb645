/** Elements that say nothing a performer could use. */
const SILENT = new Set(["SCRIPT", "STYLE", "TITLE", "HEAD", "META", "LINK", "TEMPLATE", "NOSCRIPT", "OBJECT", "IFRAME", "SVG", "svg", "RP"]);
const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "H1", "H2", "H3", "H4", "H5", "H6", "TR", "TABLE", "SECTION", "ARTICLE", "HEADER", "FOOTER", "MAIN", "BLOCKQUOTE", "PRE", "DL", "DT", "DD", "FIGURE", "FIGCAPTION", "HR", "ASIDE", "NAV"]);
const BOLD = /font-weight\s*:\s*(?:bold|bolder|[6-9]00)/iu;
const NOT_BOLD = /font-weight\s*:\s*(?:normal|lighter|[1-5]00)/iu;
/** Word's bullets, its hidden text, and what a page hides. */
const HIDDEN = /mso-list\s*:\s*ignore|mso-hide\s*:\s*all|display\s*:\s*none/iu;

/**
 * A page from elsewhere (Word, a web page) as script text: a line for each paragraph, headings of any level with `##`, quotations
 * with `>`, rows of a table with tabs, bold as stress, ruby and formulas as ours. Nothing else of the page is taken.
 */
export function pageText(page: ParentNode): string {
  const writer = new Writer();
  writer.children(page, false);
  return writer.text();
}

function isCell({ nodeName }: Element): boolean {
  return nodeName === "TD" || nodeName === "TH";
}

class Writer {
  readonly #lines: string[] = [];
  #line = "";
  #prefix = "";

  text(): string {
    this.#end();
    return this.#lines.join("\n");
  }

  children(parent: ParentNode, isBold: boolean): void {
    for (const child of parent.childNodes) this.#node(child, isBold);
  }

  #node(node: Node, isBold: boolean): void {
    if (node.nodeType === 3) return this.#words(node.nodeValue ?? "", isBold);
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const style = element.getAttribute("style") ?? "";
    if (SILENT.has(element.nodeName) || HIDDEN.test(style)) return;
    if (element.nodeName === "BR") return this.#end();
    if (element.nodeName === "RUBY") return this.#ruby(element);
    const tex = element.matches("math, .katex") ? element.querySelector("annotation[encoding='application/x-tex']")?.textContent : null;
    if (tex) return this.#add(`$${tex.replace(/\s+/gu, " ").trim()}$`);
    const bold = (isBold || /^(?:B|STRONG)$/u.test(element.nodeName) || BOLD.test(style)) && !NOT_BOLD.test(style);
    if (isCell(element) && this.#line.trim() !== "") this.#add("\t");
    // Word puts a paragraph into every cell; a row is one line all the same.
    const isAlone = element.nodeName === "P" && element.parentElement !== null && isCell(element.parentElement) && element.parentElement.childElementCount === 1;
    if (!BLOCKS.has(element.nodeName) || isAlone) return this.children(element, bold);
    this.#end();
    const isHeading = /^H[1-6]$/u.test(element.nodeName);
    const outer = this.#prefix;
    if (element.nodeName === "BLOCKQUOTE") this.#prefix = "> ";
    if (isHeading) this.#prefix = "## ";
    // A heading is bold already.
    this.children(element, bold && !isHeading);
    this.#end();
    this.#prefix = outer;
  }

  #words(text: string, isBold: boolean): void {
    const words = text.replace(/[\s\u00a0]+/gu, " ");
    if (words.trim() === "" || !isBold) return this.#add(words);
    const [, before, inside, after] = /^(\s*)(.*?)(\s*)$/su.exec(words)!;
    // The name of a performer is often bold; it is not stressed.
    const name = this.#line.trim() === "" ? /^[^：:]{1,16}[：:]\s*/u.exec(inside!)?.[0] ?? "" : "";
    const rest = inside!.slice(name.length);
    const isName = rest === "" || (this.#line.trim() === "" && /^[\p{L}\p{N}·]{1,8}$/u.test(rest));
    this.#add(before! + name + (isName ? rest : `:stress[${rest.replace(/[\\[\]]/gu, "\\$&")}]`) + after!);
  }

  #ruby(element: Element): void {
    const reading = [...element.querySelectorAll("rt")].map((rt) => rt.textContent).join("").trim();
    const base = [...element.childNodes].filter((node) => !/^(?:RT|RP)$/u.test(node.nodeName)).map((node) => node.textContent).join("").trim();
    const escaped = base.replace(/[\\[\]]/gu, "\\$&");
    this.#add(reading === "" ? base : `:ruby[${escaped}]{rt=${JSON.stringify(reading.replace(/[\r\n\\"]/gu, " "))}}`);
  }

  #add(text: string): void {
    this.#line += text;
  }

  #end(): void {
    const line = this.#line.replace(/ {2,}/gu, " ").trim();
    if (line !== "") this.#lines.push(this.#prefix + line);
    this.#line = "";
  }
}
