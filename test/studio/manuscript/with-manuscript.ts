import { afterAll, beforeAll, beforeEach } from "vitest";
import { hands } from "./hands.ts";
import { type OpenManuscript, openManuscript } from "./open-manuscript.ts";

/** Lines, a cue, notes and a fact box. */
export const LINES = `# 垫话：一碗粥
## 舍粥 {#porridge}
甲：这碗粥，筷子得立得住。
乙：立不住:cue[歪倒]{do=tilt}呢？
甲：那可就有人站不住了。
## 后来 {#later}
乙：后来呢？
> 批注一
\`\`\`fact
text: 球最小
claim: 5 mm
\`\`\`
甲：完了。
`;

/** Every kind of block, sign and mark. */
export const EVERYTHING = `# 垫话：一碗粥
## 舍粥 {#porridge}
\`\`\`scene porridge
\`\`\`
甲：这碗粥，筷子得立得住。
乙：立不住:cue[歪倒]{do=tilt}呢？
甲：:pause[0.6s]那就:dou[有人]{joke=a}站:stress[不]住$x^2$了:laugh[1.5s]。
乙：:ruby[饽饽]{rt="bō bo"}:fast[快点说]:sound[strike]:xi[系上]{joke=a}
\`\`\`fact
text: 球最小
claim: 5 mm
\`\`\`
\`\`\`reprise2
beat: x
\`\`\`
> 批注一
## 后来 {#later}
\`\`\`reprise
beat: porridge
\`\`\`
甲：完了。
`;

/** Two beats and a note. */
export const SHORT = `# 垫话
## 粥 {#porridge}
甲：这碗粥。
乙：立不住。
## 后来 {#later}
甲：完了。
> 批注
`;

/** One browser for the tests of a file, the script as given before each. */
export function withManuscript(script: string): ReturnType<typeof hands> & { readonly open: () => OpenManuscript } {
  let opened: OpenManuscript | null = null;
  const open = () => opened!;
  const all = hands(open);
  beforeAll(async () => { opened = await openManuscript(); });
  afterAll(async () => { await opened?.browser.close(); });
  beforeEach(async () => { await all.show(script); });
  return { ...all, open };
}
