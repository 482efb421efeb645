import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";

/** What each wrong claim is about, and the right value that its message must name. */
const rightValues: readonly (readonly [text: string, value: string])[] = [
  ["直径 40–120 µm 的脂肪细胞", "0.05–0.15 1/μm"],
  ["直径 15–30 µm 的锥体胞体", "0.2–0.4 1/μm"],
  ["直径 5–8 µm 的颗粒细胞胞体", "0.75–1.2 1/μm"],
  ["1 m 长、10 µm 粗的轴突，膜面积 50000", "3.141593e7 μm²"],
  ["膜面积是 50 µm 胞体的 200 倍", "4000"],
  ["锥体神经元胞体的面积体积比", "4"],
  ["颗粒细胞胞体的面积体积比", "13.33"],
  ["钠离子里头多", "66.6 mV"],
  ["平衡电位 +66.6 mV 的钠", "12.08"],
  ["0.5 ms 的电流脉冲", "13.28 μA/cm²"],
  ["动作电位的顶点", "39.31 mV"],
  ["没有髓鞘的轴突都是 1–2 m/s", "18.73 m/s"],
  ["从脊髓到脚一米", "0.02 s"],
  ["咖啡因占得最多的是 GABA 受体", "A2A"],
  ["GABA-A 受体一半以上", "0.01099"],
  ["米占 2% 的稀粥", "1.474°"],
  ["米占 8% 的好粥", "true"],
  ["竖着漂的筷子是稳的", "-39.22 mm"],
  ["16 位专家挑 2 位", "120"],
  ["8 个专家，全压在一个上", "8"],
  ["256 个专家随机挑 8 个", "5.295"],
  ["OCP 的 E4M3", "448"],
  ["V3.1 的 UE8M0", "e4m3"],
  ["MXFP4 平均每个数", "4.25 bit"],
  ["1750 亿参数用 MXFP4 存", "92.97 GB"],
  ["E2M1 里 5", "4"],
  ["Mixtral 8x7B", "46702792704"],
  ["DeepSeek-V3 每个词元", "37552297472"],
  ["GPT-3 的头从 96 个减到 48 个", "174604259328"],
  ["1024 块 A100", "37.92%"],
  ["3000 倍和 1.6 倍", "3.273"],
  ["30 亿碱基对的基因组", "0.75 GB"],
  ["老鼠脑 1000–3000 万美元", "10000000000–30000000000 USD"],
  ["大脑皮层的神经元全开", "65.12 W"],
];

interface Checked {
  readonly problems: readonly { readonly code: string; readonly line: number; readonly message: string; readonly claim?: string }[];
  readonly facts: readonly { readonly text: string; readonly claim: string; readonly verdict: string; readonly computed: string }[];
}

describe("the show of wrong claims", () => {
  let checked: Checked;
  beforeAll(async () => {
    const run = await runCli(["check", fileURLToPath(new URL("../shows/wrong-claims", import.meta.url)), "--json"]);
    [checked] = run.json() as [Checked];
  });

  test.each(rightValues)("%s: %s", (text, value) => {
    const at = checked.facts.findIndex((fact) => fact.text.includes(text));
    expect(checked.facts[at]).toMatchObject({ verdict: "contradicted", computed: value });
    // Problems come in the order of the script, one for each fact.
    const problem = checked.problems.filter(({ code }) => code === "contradicted-fact")[at]!;
    expect(problem.message).toContain(`“${checked.facts[at]!.claim}”`);
    expect(problem.message).toContain(`的是 ${value}。`);
  });

  test("every fact of it is in this list, and nothing else is wrong with the show", () => {
    expect(checked.facts).toHaveLength(rightValues.length);
    expect(new Set(checked.problems.map(({ code }) => code))).toEqual(new Set(["contradicted-fact"]));
  });
});
