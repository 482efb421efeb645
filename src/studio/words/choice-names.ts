import type { Words } from "./words.ts";

type Names = Readonly<Record<string, readonly [zh: string, en: string]>>;

/** By `field.choice`, or by the choice where it is the same everywhere. What is a name in every language stands as it is. */
const NAMES: Names = {
  sphere: ["球", "Sphere"], cube: ["立方体", "Cube"], neurite: ["神经突（两端开口）", "Neurite, open at both ends"], cylinder: ["圆柱", "Cylinder"], prolate: ["长球", "Prolate spheroid"], oblate: ["扁球", "Oblate spheroid"],
  rough: ["毛糙", "Rough"], smooth: ["光滑", "Smooth"],
  "layout.even": ["均匀撒", "Even"], clustered: ["成团", "Clustered"],
  float64: ["双精度", "Double precision"], float32: ["单精度（先舍入一次）", "Single precision, rounded once first"],
  affine: ["仿射", "Affine"], symmetric: ["对称", "Symmetric"],
  floor: ["向下", "Down"], ceil: ["向上", "Up"], "rule.even": ["凑偶", "Ties to even"], "rule.floor": ["向下（OCP 标准）", "Down (OCP standard)"],
  exp: ["指数", "Exponential"], sin: ["正弦", "Sine"], fall: ["自由落体", "Free fall"],
  forward: ["向前", "Forward"], central: ["中心", "Central"], second: ["二阶", "Second order"],
  minimumJerk: ["最小急动", "Minimum jerk"], smoothstep: ["平滑步", "Smoothstep"],
  euler: ["欧拉", "Euler"], symplecticEuler: ["辛欧拉", "Symplectic Euler"], verlet: ["韦尔莱", "Verlet"], rk4: ["四阶龙格–库塔", "Runge–Kutta, fourth order"],
  negativeInfinity: ["负无穷", "Minus infinity"], zero: ["零", "Zero"],
  position: ["按位置", "By position"], probability: ["按概率", "By probability"], choiceThenPosition: ["先排完所有第一选择", "First choices first"],
  softmaxOfKept: ["只对留下的归一", "Softmax of the kept"], softmaxOfAll: ["对全部归一", "Softmax of all"], softmaxOfAllRenormalised: ["对全部归一，留下的再归一", "Softmax of all, renormalised"],
  best: ["次优", "The second best"], sampled: ["按概率抽", "Sampled"], dispatched: ["次优，按机会派", "The second best, by chance"],
  beforeCapacity: ["排座之前", "Before seats are given"], afterCapacity: ["排座之后", "After seats are given"],
  perAssignment: ["每次选择算一份", "Per assignment"], huggingFace: ["HuggingFace 的算法", "As HuggingFace"],
  viterbi: ["维特比", "Viterbi"], beam: ["束搜索", "Beam search"], greedy: ["每步最便宜", "Greedy"], exhaustive: ["全走一遍", "All paths"],
  residual: ["残差", "Residual"], hc: ["超连接 HC", "Hyper-connections"], mhc: ["流形超连接 mHC", "Manifold hyper-connections"],
  hoffmann2022: ["Hoffmann 等 2022", "Hoffmann et al. 2022"], besiroglu2024: ["Besiroglu 等 2024", "Besiroglu et al. 2024"],
  atan: ["反正切", "Arctangent"], fastSigmoid: ["快速 sigmoid（SuperSpike）", "Fast sigmoid (SuperSpike)"],
};

/** What a choice is called to people; null when it has no other name. @param field the field's name in the text */
export function choiceName(field: string, choice: string | number): Words | null {
  const key = [`${field}.${choice}`, String(choice)].find((each) => Object.hasOwn(NAMES, each));
  if (key === undefined) return null;
  const [zh, en] = NAMES[key]!;
  return { zh, en };
}
