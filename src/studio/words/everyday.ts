/** What the simulation says, and what people call it. */
const EVERYDAY: readonly (readonly [said: RegExp, everyday: string])[] = [
  [/有髓|myelinated/u, "髓鞘 绝缘皮 myelin sheath"],
  [/传导速度|信号走/u, "神经速度 神经信号多快 传得多快 反应快慢"],
  [/电位|mV/u, "电压 voltage"],
  [/动作电位|脉冲|放电|发放/u, "神经冲动 尖峰 spike 兴奋"],
  [/功率|能耗|多少瓦|多少电|能量/u, "耗电 用电 省电 电费 能耗 功耗"],
  [/运算|FLOPs/u, "算力 计算量"],
  [/字节|bytes/u, "内存 显存 存储 体积"],
  [/词元|token/u, "字数 上下文"],
  [/量化|舍入|存进某种格式/u, "精度 抹零 四舍五入 压缩"],
  [/专家|路由/u, "MoE 分诊 叫号"],
  [/多少钱|价钱/u, "费用 花费 成本 价格 电费"],
  [/筷子/u, "立筷子 插筷子 歪 倒"],
  [/屈服应力|粥/u, "稀 稠 粘 黏 米汤 粥稠"],
  [/表面积|面积/u, "面子 里子 大小"],
  [/神经元|轴突|有髓纤维/u, "神经 神经细胞"],
  [/参数个数|多少参数|总参数/u, "参数量 模型大小"],
  [/咖啡因|腺苷/u, "咖啡 提神 困 犯困"],
];

/** What else people may call the thing a text names, in one string; "" = nothing known. */
export function everyday(text: string): string {
  return EVERYDAY.flatMap(([said, words]) => (said.test(text) ? [words] : [])).join(" ");
}
