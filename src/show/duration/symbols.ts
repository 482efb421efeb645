/** Signs that are said, outside formulas too. */
const SIGNS: Readonly<Record<string, string>> = {
  "+": "加", "=": "等于", "≠": "不等于", "×": "乘", "÷": "除以", "±": "正负", "≈": "约等于", "≤": "小于等于", "≥": "大于等于",
  "<": "小于", ">": "大于", "&": "和", "°": "度", "℃": "摄氏度", "∞": "无穷", "√": "根号", "∑": "求和", "∫": "积分", "→": "到",
  "@": "at", "#": "井", "∝": "正比于", "²": "平方", "³": "立方", "½": "二分之一", "¼": "四分之一",
};

/** Greek letters as a Chinese lecture hall says them. */
const GREEK: Readonly<Record<string, string>> = {
  α: "阿尔法", β: "贝塔", γ: "伽马", Γ: "伽马", δ: "德尔塔", Δ: "德尔塔", ε: "艾普西隆", ζ: "泽塔", η: "伊塔", θ: "西塔", Θ: "西塔",
  κ: "卡帕", λ: "兰布达", Λ: "兰布达", μ: "缪", µ: "缪", ν: "纽", ξ: "克西", π: "派", Π: "派", ρ: "柔", σ: "西格玛", Σ: "西格玛",
  τ: "套", φ: "斐", Φ: "斐", χ: "卡", ψ: "普西", Ψ: "普西", ω: "欧米伽", Ω: "欧米伽",
};

const NAMES: ReadonlyMap<string, string> = new Map(Object.entries({
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", varepsilon: "ε", zeta: "ζ", eta: "η", theta: "θ", kappa: "κ",
  lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ", tau: "τ", phi: "φ", varphi: "φ", chi: "χ", psi: "ψ", omega: "ω",
}));

/** What is said for a sign or a Greek letter, or null when it is silent. */
export function readSymbol(char: string): string | null {
  return SIGNS[char] ?? GREEK[char] ?? null;
}

/** `alpha` or `Alpha` → 阿尔法; null when it is no Greek letter. */
export function readGreekName(name: string): string | null {
  const letter = NAMES.get(name.toLowerCase());
  return letter === undefined ? null : (GREEK[letter] ?? null);
}
