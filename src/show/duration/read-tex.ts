import { readAloud } from "./read-aloud.ts";
import { readGreekName, readSymbol } from "./symbols.ts";

const COMMANDS: ReadonlyMap<string, string> = new Map(Object.entries({
  cdot: "乘", times: "乘", div: "除以", pm: "正负", mp: "负正", le: "小于等于", leq: "小于等于", ge: "大于等于", geq: "大于等于",
  ne: "不等于", neq: "不等于", approx: "约等于", sim: "约", equiv: "恒等于", propto: "正比于", to: "趋于", rightarrow: "到",
  Rightarrow: "推出", infty: "无穷", partial: "偏", nabla: "梯度", sum: "求和", prod: "连乘", int: "积分", in: "属于",
  log: "log", ln: "ln", exp: "exp", sin: "sin", cos: "cos", tan: "tan", tanh: "tanh", max: "max", min: "min", arg: "arg",
  ldots: "等等", dots: "等等", cdots: "等等", bar: "平均", dot: "一点", ddot: "两点", hat: "帽", tilde: "波浪", vec: "向量",
}));

/** Said after what they stand on: \dot V is V 一点. */
const ACCENTS = new Set(["bar", "dot", "ddot", "hat", "tilde", "vec", "overline"]);
/** Whose scripts are bounds: 求和从 i 等于一到 n. */
const BOUNDED = new Set(["求和", "连乘", "积分"]);
const WRAPPERS = new Set(["text", "mathrm", "mathbf", "mathit", "mathcal", "mathbb", "operatorname", "mathsf", "textbf", "boldsymbol"]);
const POWERS: Readonly<Record<string, string>> = { "2": "的平方", "3": "的三次方", "-1": "的负一次方" };
const TEX_SIGNS: Readonly<Record<string, string>> = { "-": "减", "−": "减", "*": "乘", "/": "除以", "!": "的阶乘" };

/**
 * How a formula is said: `\frac{6}{d}` → d分之六, `E=mc^2` → E等于mc的平方. What it does not know is left out,
 * so a formula that matters deserves `say=…`.
 *
 * @param tex KaTeX source; never throws, however broken
 */
export function readTex(tex: string): string {
  const tokens = tex.match(/\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|[{}^_]|[^\s]/gu) ?? [];
  return new TexReader(tokens).sequence().trim();
}

class TexReader {
  private readonly tokens: readonly string[];
  private next = 0;
  private depth = 0;

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  /** Up to the end or to a closing brace. */
  sequence(): string {
    const said: string[] = [];
    while (this.next < this.tokens.length && this.tokens[this.next] !== "}") said.push(this.item());
    return join(said);
  }

  /** One atom with what is raised on it or hung below it. */
  private item(): string {
    const sign = this.next === 0 || /^[=(<>,{]$/.test(this.tokens[this.next - 1] ?? "");
    const base = this.tokens[this.next] === "-" && sign ? (this.next++, "负") : this.atom();
    let said = base;
    for (let mark = this.tokens[this.next]; mark === "^" || mark === "_"; mark = this.tokens[this.next]) {
      this.next++;
      const script = this.group();
      const bounds = BOUNDED.has(base);
      if (mark === "_") said = bounds ? `${said}从${script}` : join([said, script]);
      else said += bounds ? `到${script}` : power(script);
    }
    return said;
  }

  private atom(): string {
    const token = this.tokens[this.next++] ?? "";
    if (token === "{") {
      this.next--;
      return this.group();
    }
    if (token.startsWith("\\")) return this.command(token.slice(1));
    if (/^\d/.test(token)) return readAloud(token).map((sound) => sound.spoken).join("");
    return TEX_SIGNS[token] ?? readSymbol(token) ?? (/[\p{L}]/u.test(token) ? token : "");
  }

  private command(name: string): string {
    if (name === "frac" || name === "dfrac" || name === "tfrac") {
      const above = this.group();
      return `${this.group()}分之${above}`;
    }
    if (name === "sqrt") return `根号${this.group()}`;
    if (ACCENTS.has(name)) return join([this.group(), COMMANDS.get(name) ?? ""]);
    if (WRAPPERS.has(name)) return this.raw();
    if (name === "left" || name === "right") {
      if (!/^[A-Za-z\\]/.test(this.tokens[this.next] ?? "x")) this.next++;
      return "";
    }
    return COMMANDS.get(name) ?? readGreekName(name) ?? (name === "%" ? "百分号" : "");
  }

  /** A braced group, or one atom where TeX allows it. Deep nesting is cut off rather than followed. */
  private group(): string {
    if (this.tokens[this.next] !== "{") return this.next < this.tokens.length ? this.atom() : "";
    this.next++;
    if (++this.depth > 100) this.next = this.tokens.length;
    const said = this.sequence();
    this.depth--;
    this.next++;
    return said;
  }

  /** The letters of \text{…} as they stand. */
  private raw(): string {
    if (this.tokens[this.next] !== "{") return this.atom();
    const end = this.tokens.indexOf("}", this.next);
    const letters = this.tokens.slice(this.next + 1, end < 0 ? undefined : end).join("");
    this.next = end < 0 ? this.tokens.length : end + 1;
    return letters;
  }
}

function power(script: string): string {
  const digit = { 二: "2", 三: "3", 负一: "-1" }[script];
  return digit === undefined ? `的${script}次方` : (POWERS[digit] ?? "");
}

/** Latin letters that meet are kept apart, so that mc is said M C and not as a word. */
function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").reduce((said, part) =>
    said + (/[A-Za-z]$/.test(said) && /^[A-Za-z]/.test(part) ? " " : "") + part, "");
}
