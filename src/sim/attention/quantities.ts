import { z } from "zod";
import { matrixField, vectorField } from "../dense.ts";
import { numberField, wholeField } from "../field.ts";
import { defineQuantity } from "../quantity.ts";
import { attend, entropy, multiHead } from "./attend.ts";
import { scoreSpread } from "./spread.ts";

const TOKENS = 256;
const WIDTH = 256;
const ATTENTION = "Vaswani et al. 2017, arXiv:1706.03762";
const rows = z.array(z.array(z.number()));
const count = (zh: string, en: string, min: number, max: number) => wholeField({ label: { zh, en }, min, max });
const weight = (name: string) => matrixField({ zh: `${name} [出][入]`, en: `${name} [out][in]` }, WIDTH, WIDTH);
const bias = (name: string) => vectorField({ zh: `偏置 ${name}`, en: `Bias ${name}` }, WIDTH).optional();
const causal = z.boolean().default(false).meta({ label: { zh: "因果掩码：只看自己和前面", en: "Causal mask: each sees itself and what is before" } });
const layers = count("层数", "Layers", 1, 10_000);
const tokens = count("词元数", "Tokens", 1, 100_000_000);
const EYE = [[1, 0], [0, 1]];

/** Everything about attention that can be asked by name. */
export const attentionQuantities = [
  defineQuantity({
    name: "attention.attend",
    title: { zh: "缩放点积注意力：每个查询把多少权重给每个键，读出什么", en: "Scaled dot-product attention: the weight each query gives each key, and what it reads" },
    input: z.strictObject({
      q: matrixField({ zh: "查询 [查询][维]", en: "Queries [query][dimension]" }, TOKENS, WIDTH),
      k: matrixField({ zh: "键 [键][维]", en: "Keys [key][dimension]" }, TOKENS, WIDTH),
      v: matrixField({ zh: "值 [键][值维]", en: "Values [key][dimension]" }, TOKENS, WIDTH),
      causal,
      scale: numberField({ label: { zh: "分数乘多少；不给就是 1/√d", en: "Factor of the scores; 1/√d when absent" }, min: 0, max: 1e6 }).optional(),
    }),
    output: z.strictObject({ weights: rows, outputs: rows, entropies: z.array(z.number()) }),
    unit: { weights: "1", outputs: "1", entropies: "nat" },
    source: `${ATTENTION} eq. (1); the mask is added before the softmax`,
    example: { q: [[1, 0], [0, 2]], k: [[1, 0], [0, 1]], v: [[1, 2], [3, 4]], causal: true },
    compute: (input) => {
      const { weights, outputs } = attend(input.q, input.k, input.v, input);
      return { weights, outputs, entropies: weights.map(entropy) };
    },
  }),
  defineQuantity({
    name: "attention.multiHead",
    title: { zh: "多头自注意力：每个头各看各的，再合起来", en: "Multi-head self-attention: each head looks on its own, then they are joined" },
    input: z.strictObject({
      x: matrixField({ zh: "词元 [词元][维]", en: "Tokens [token][dimension]" }, TOKENS, WIDTH),
      wq: weight("W_q"), wk: weight("W_k"), wv: weight("W_v"), wo: weight("W_o"),
      bq: bias("b_q"), bk: bias("b_k"), bv: bias("b_v"), bo: bias("b_o"),
      heads: count("头数", "Heads", 1, WIDTH),
      causal,
    }),
    output: z.strictObject({ weights: z.array(rows), outputs: rows }),
    unit: { weights: "1", outputs: "1" },
    source: `${ATTENTION} §3.2.2; weights as torch.nn.MultiheadAttention keeps them, scores over √(d_model/heads)`,
    example: { x: [[1, 0], [0, 1], [1, 1]], wq: EYE, wk: EYE, wv: EYE, wo: EYE, heads: 2, causal: true },
    compute: ({ x, heads, causal: masked, ...weights }) => {
      const attended = multiHead(x, weights, heads, masked);
      return { weights: attended.weights, outputs: attended.outputs };
    },
  }),
  defineQuantity({
    name: "attention.scoreSpread",
    title: { zh: "为什么要除以 √d：随机的查询和键，点积有多散，softmax 有多尖", en: "Why scores are divided by √d: their spread for random queries and keys, and how sharp the softmax gets" },
    input: z.strictObject({
      d: count("维数 d", "Dimension d", 1, 4096),
      keys: count("键数", "Keys", 1, 4096).default(64),
      scaled: z.boolean().default(false).meta({ label: { zh: "除以 √d", en: "Divided by √d" } }),
      trials: count("抽多少次", "Draws", 1, 10_000).default(2000),
      seed: count("随机种子", "Seed", 0, 0xffffffff).default(1),
    }),
    output: z.strictObject({ expectedSd: z.number(), scoreSd: z.number(), meanLargestWeight: z.number(), meanLargestOfProducts: z.number() }),
    unit: { expectedSd: "1", scoreSd: "1", meanLargestWeight: "1", meanLargestOfProducts: "1" },
    source: `${ATTENTION} §3.2.1 footnote 4; drawn from a seed`,
    example: { d: 64, keys: 64, scaled: false, trials: 200, seed: 1 },
    compute: ({ d, keys, scaled, trials, seed }) => {
      const scale = scaled ? 1 / Math.sqrt(d) : 1;
      return { expectedSd: Math.sqrt(d) * scale, ...scoreSpread(d, keys, scale, trials, seed) };
    },
  }),
  defineQuantity({
    name: "attention.kvCache",
    title: { zh: "键值缓存：记住这么多词元要多少字节", en: "KV cache: bytes that keep so many tokens" },
    input: z.strictObject({
      layers,
      kvHeads: count("键值头数", "Key-value heads", 1, 100_000),
      headDim: count("每头维数", "Dimensions per head", 1, 100_000),
      tokens,
      bytesPerNumber: numberField({ label: { zh: "每个数几字节", en: "Bytes per number" }, unit: "B", min: 0.125, max: 8 }).default(2),
    }),
    output: z.number(),
    unit: "B",
    source: "2 (keys and values) · layers · heads · dimensions · tokens; GPT-3: 96 layers, 96 heads of 128 (Brown et al. 2020, arXiv:2005.14165 table 2.1)",
    example: { layers: 96, kvHeads: 96, headDim: 128, tokens: 2048, bytesPerNumber: 2 },
    monotonic: ["layers", "kvHeads", "headDim", "tokens", "bytesPerNumber"],
    compute: (input) => 2 * input.layers * input.kvHeads * input.headDim * input.tokens * input.bytesPerNumber,
  }),
  defineQuantity({
    name: "attention.flops",
    title: { zh: "读一页的注意力要多少次浮点运算：随长度的平方涨", en: "FLOPs of attention over a page: they grow with the square of its length" },
    input: z.strictObject({ layers: layers.default(1), dModel: count("模型维数", "Model dimension", 1, 1_000_000), tokens, causal }),
    output: z.number(),
    unit: "FLOP",
    source: "2·2·L²·d for QKᵀ and for the weights times V; about half with a causal mask, L(L+1)/2 pairs",
    example: { layers: 96, dModel: 12_288, tokens: 2048, causal: true },
    monotonic: ["layers", "dModel", "tokens"],
    compute: (input) => 4 * input.layers * input.dModel * (input.causal ? (input.tokens * (input.tokens + 1)) / 2 : input.tokens ** 2),
  }),
] as const;
