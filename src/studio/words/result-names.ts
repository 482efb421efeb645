import type { Quantity } from "#sim";
import type { Words } from "./words.ts";

type Names = Readonly<Record<string, readonly [zh: string, en: string]>>;

/** By family: what a result is called, by its field, or by `quantity.field` where that means something else there; of a quantity with one result, by the quantity. */
const NAMES: Readonly<Record<string, Names>> = {
  attention: {
    flops: ["注意力的运算量", "FLOPs of attention"], kvCache: ["键值缓存的大小", "Size of the KV cache"], weights: ["权重", "Weights"], outputs: ["读出的值", "What is read"], entropies: ["权重的熵", "Entropy of the weights"],
    expectedSd: ["点积标准差的理论值", "Expected spread of the products"], scoreSd: ["分数的标准差", "Spread of the scores"], meanLargestWeight: ["最大权重的平均", "Mean largest weight"], meanLargestOfProducts: ["不除 √d 时最大权重的平均", "Mean largest weight without 1/√d"],
  },
  brain: {
    landauerLimit: ["擦掉一个比特至少要的能量", "Least energy to erase one bit"], spikeCost: ["一个脉冲的能量", "Energy of one spike"], meanHz: ["平均发放率", "Mean firing rate"], activeFraction: ["能同时忙的神经元", "Neurons active at once"],
    joules: ["机器耗的能量", "Energy of the machine"], mwh: ["折成电", "As electricity"], brainYears: ["够一个脑子用的时间", "Would run a brain for"], joulePerFlop: ["每次运算的能量", "Energy per FLOP"], flopPerSpike: ["一个脉冲的能量够做的运算", "FLOPs for the energy of a spike"],
    synapses: ["突触数", "Synapses"], bitsPerSynapse: ["每个突触的位数", "Bits per synapse"], bytes: ["字节数", "Bytes"], usd: ["价钱", "Cost"], usdPerNeuron: ["每个神经元的价钱", "Cost per neuron"],
    spikesPerS: ["每秒的脉冲", "Spikes per second"], joulePerSpike: ["每个脉冲的能量", "Energy per spike"], synapticEventsPerS: ["每秒的突触传递", "Synaptic events per second"], joulePerSynapticEvent: ["每次突触传递的能量", "Energy per synaptic event"],
    gigabytes: ["吉字节数", "Gigabytes"], voxels: ["体素数", "Voxels"], sections: ["切片数", "Sections"], years: ["要拍的时间", "Time to image"],
    ofPower: ["脑占全身能耗的比例", "Brain's share of power"], ofMass: ["脑占体重的比例", "Brain's share of mass"], timesMean: ["脑每公斤能耗是全身平均的倍数", "Power per kilogram over the body's mean"], powerW: ["脉冲的功率", "Power of the spikes"], overBrain: ["是脑功率的倍数", "Times the brain's power"],
  },
  cable: {
    explicitStepLimit: ["显式欧拉法的最大步长", "Largest step of explicit Euler"], hurshSpeed: ["有髓纤维的经验速度", "Speed by the rule for myelinated fibres"], inputResistance: ["输入电阻", "Input resistance"], lengthConstant: ["长度常数 λ", "Length constant λ"],
    schemeError: ["网格解的最大误差", "Largest error of the grid"], steadyDecay: ["远处剩下的电位比例", "Potential left at a distance"], stepResponse: ["相对终值的电位", "Potential over its final value"], timeConstant: ["膜时间常数 τ", "Membrane time constant τ"], travelTime: ["神经信号走的时间", "Travel time of the impulse"],
    speedMPerS: ["传导速度", "Conduction speed"], kPerMs: ["行波常数 K", "Wave constant K"], peakMv: ["峰值电位", "Peak potential"], widthMs: ["动作电位的宽度", "Width of the action potential"], speedPerUm: ["外径每微米的速度", "Speed per µm of outer diameter"],
    nodeDelayUs: ["相邻郎飞结的时间差", "Delay from node to node"], nodesActive: ["同时兴奋的郎飞结数", "Nodes active at once"], lamellae: ["髓鞘圈数", "Turns of myelin"],
  },
  chaos: {
    lyapunov: ["李雅普诺夫指数", "Lyapunov exponent"], states: ["起点数", "Starting numbers"], cycles: ["环", "Cycles"], longestTransient: ["进环前最长的步数", "Longest way into a cycle"], closes: ["成环", "Closes into a cycle"],
    transientSteps: ["进环前的步数", "Steps before the cycle"], cycleLength: ["环长", "Length of the cycle"], longestCycle: ["最长的环", "Longest cycle"], smallest: ["环上最小的值", "Smallest value of the cycle"], largest: ["环上最大的值", "Largest value of the cycle"], mean: ["环上的平均值", "Mean of the cycle"],
    shares: ["停留的比例", "Share of time"], arcsine: ["反正弦分布的比例", "Share by the arcsine law"], largestDifference: ["最大的差", "Largest difference"], values: ["轨道上的值", "Values of the orbit"], step: ["离开真轨道的那一步", "Step where it leaves the true orbit"],
    "census.smallest": ["最小的值", "Smallest value"],
  },
  congee: {
    largestLean: ["还站得住的最大倾角", "Largest lean that still holds"], shearRate: ["流动的剪切率", "Shear rate"], slopeThickness: ["斜面上挂得住的厚度", "Thickest layer that stays on a slope"], suspendingYieldStress: ["米粒不下沉所需的屈服应力", "Yield stress that keeps a grain up"],
    uprightFloatLimit: ["能竖着漂的直径长度比", "Diameter over length that floats upright"], yieldStress: ["粥的屈服应力", "Yield stress of the congee"], stands: ["站得住", "Stands"], tippingMnm: ["推倒的力偶", "Tipping moment"], holdingMnm: ["扶住的力偶", "Holding moment"],
    criticalYieldPa: ["刚好站住的屈服应力", "Yield stress that just holds"], largestLeanDeg: ["还站得住的最大倾角", "Largest lean that still holds"], submergedFraction: ["没入的比例", "Part under the surface"], depthMm: ["没入的深度", "Depth under the surface"],
    metacentricHeightMm: ["稳心高度", "Metacentric height"], flowM3s: ["流量", "Flow"], plugRadiusM: ["中心塞流的半径", "Radius of the plug"], supportN: ["粥托得住的力", "Force the congee supports"], weightN: ["筷子的重量", "Weight of the chopstick"], holds: ["托得住", "Holds"],
  },
  farField: {
    multipoleBound: ["多极展开的最大误差", "Largest error of the expansion"], directX: ["逐个加的引力，横向", "Pull added one by one, x"], directY: ["逐个加的引力，纵向", "Pull added one by one, y"], treeX: ["用树算的引力，横向", "Pull by the tree, x"], treeY: ["用树算的引力，纵向", "Pull by the tree, y"],
    cells: ["用到的树格数", "Cells used"], pairs: ["逐个算的对数", "Pairs added one by one"], log10Orders: ["排列数的位数（log₁₀）", "log₁₀ of the orders"], "operations.pairs": ["两两相互的次数", "Pairs"], tree: ["用树的次数", "Steps by a tree"], linear: ["快速多极的次数", "Steps by fast multipoles"],
    directPerBody: ["全算时每个东西的次数", "Steps per body, one by one"], treePerBody: ["用树时每个东西的次数", "Steps per body by the tree"], cellsPerBody: ["每个东西用到的树格数", "Cells per body"], pairsPerBody: ["每个东西逐个算的对数", "Pairs per body"], saving: ["省下的倍数", "Times less work"],
    "tree.cells": ["树的格子数", "Cells of the tree"], relativeError: ["平均的相对误差", "Mean relative error"], largestError: ["最大的误差", "Largest error"], sampled: ["抽查的个数", "Bodies sampled"],
  },
  formats: {
    bitsPerValue: ["平均每个数的位数", "Bits per value"], round: ["存取之后的值", "Value after rounding"], signalToNoise: ["信噪比", "Signal to noise"], sizeRatio: ["缩小的倍数", "Times smaller"], sqnr: ["量化后的信噪比", "Signal to quantisation noise"], ulp: ["相邻两数的间距", "Spacing of neighbours"],
    code: ["编码", "Code"], "mxScale.code": ["缩放的编码", "Code of the scale"], "tile.code": ["缩放的编码", "Code of the scale"], "tileScale.code": ["缩放的编码", "Code of the scale"], hex: ["十六进制编码", "Code in hex"], bits: ["二进制编码", "Code in bits"], "limits.bits": ["位数", "Bits"], value: ["编码代表的数", "Value of the code"], kind: ["种类", "Kind"], sign: ["符号", "Sign"], exponent: ["指数", "Exponent"], mantissa: ["尾数", "Mantissa"],
    scale: ["缩放", "Scale"], "parts.scale": ["缩放的格式", "Format of the scale"], zeroPoint: ["零点", "Zero point"], least: ["最小的整数", "Least integer"], greatest: ["最大的整数", "Greatest integer"], codes: ["编码", "Code"], decoded: ["还原的值", "Decoded value"], errors: ["误差", "Error"], largestError: ["最大的误差", "Largest error"],
    signBits: ["符号位数", "Sign bits"], exponentBits: ["指数位数", "Exponent bits"], mantissaBits: ["尾数位数", "Mantissa bits"], bias: ["指数偏移", "Exponent bias"], max: ["最大的数", "Largest number"], minNormal: ["最小的规格化数", "Smallest normal number"], minSubnormal: ["最小的次规格化数", "Smallest subnormal number"],
    maxExponent: ["最大的指数", "Largest exponent"], epsilon: ["1 旁边的间距", "Spacing at 1"], finiteValues: ["有限数的个数", "Finite values"], infinityCode: ["无穷大的编码", "Code of infinity"], firstNanCode: ["NaN 的第一个编码", "First code of NaN"], lastNanCode: ["NaN 的最后一个编码", "Last code of NaN"],
    amax: ["块里最大的绝对值", "Largest magnitude of the block"], scaleExponent: ["共享缩放的指数", "Exponent of the shared scale"], scaleCode: ["缩放的编码", "Code of the scale"], sqnrDb: ["量化后的信噪比", "Signal to quantisation noise"], stored: ["存下的值", "Stored value"], error: ["误差", "Error"],
    relative: ["相对误差", "Relative error"], relativeToStored: ["相对存下的值的误差", "Error relative to what is stored"], scaledAmax: ["缩放后的最大绝对值", "Largest magnitude, scaled"], saturates: ["装不下（饱和）", "Saturates"], nearest: ["最近的数", "Nearest number"], below: ["左边的邻居", "Neighbour below"], above: ["右边的邻居", "Neighbour above"],
    tensorScale: ["整个张量的缩放", "Scale of the tensor"], element: ["每个数的格式", "Format of an element"], elementBits: ["每个数的位数", "Bits of an element"], block: ["几个数共一个缩放", "Values that share a scale"], ulps: ["误差占几个间距", "Error in spacings"], bytes: ["字节数", "Bytes"], gigabytes: ["吉字节数（10⁹）", "Gigabytes (10⁹)"], gibibytes: ["吉字节数（2³⁰）", "Gibibytes (2³⁰)"],
  },
  geometry: {
    diameterOfRatio: ["球的直径", "Diameter of the sphere"], sphericity: ["球形度", "Sphericity"], surfaceToVolume: ["面积体积比", "Surface-to-volume ratio"], areaUm2: ["表面积", "Surface area"], volumeUm3: ["体积", "Volume"], surfaceToVolumePerUm: ["面积体积比", "Surface-to-volume ratio"],
    areaTimes: ["面积是几倍", "Times the area"], volumeTimes: ["体积是几倍", "Times the volume"], surfaceToVolumeTimes: ["面积体积比是几倍", "Times the surface-to-volume ratio"], soma: ["胞体", "Soma"], dendrites: ["树突", "Dendrites"], axon: ["轴突", "Axon"], somaAndDendrites: ["胞体加树突", "Soma and dendrites"], whole: ["整个细胞", "Whole cell"],
    "frustum.areaUm2": ["侧面积", "Lateral area"], dendriteLengthUm: ["树突总长", "Length of the dendrites"], axonLengthUm: ["轴突总长", "Length of the axon"], points: ["重建的点数", "Points of the reconstruction"], area: ["面积变成的倍数", "Times the area"], volume: ["体积变成的倍数", "Times the volume"], "scaling.surfaceToVolume": ["比值变成的倍数", "Times the ratio"],
    core: ["芯占的体积", "Core's share of the volume"], shell: ["壳占的体积", "Shell's share of the volume"],
  },
  kinematics: {
    measured: ["量出的最好步长", "Best step, measured"], expected: ["理论上的最好步长", "Best step, expected"], leastError: ["最小的误差", "Least error"], positionM: ["位置", "Position"], velocityMPerS: ["速度", "Velocity"], value: ["差分算出的导数", "Derivative by differences"], error: ["误差", "Error"],
    velocity: ["速度", "Velocity"], acceleration: ["加速度", "Acceleration"], jerk: ["急动度", "Jerk"], "noise.velocity": ["速度的抖动", "Noise of the velocity"], "noise.acceleration": ["加速度的抖动", "Noise of the acceleration"], "noise.jerk": ["急动度的抖动", "Noise of the jerk"], position: ["位置", "Position"], x: ["位置 x", "Position x"], v: ["速度 v", "Velocity v"], energy: ["剩下的能量", "Energy left"],
  },
  learning: {
    perceivedSize: ["猜出的大小", "Perceived size"], values: ["价值", "Value"], right: ["往右走的概率", "Probability of going right"], endedRight: ["走到右端的比例", "Share that ended at the right"], atCue: ["线索到来时的误差", "Error at the cue"], atReward: ["奖励到来时的误差", "Error at the reward"], errors: ["预测误差", "Prediction error"],
    settled: ["误差最小时的解释 r*", "Settled explanation r*"], energyAtZero: ["开始的能量", "Energy at the start"], energySettled: ["落定的能量", "Settled energy"], driveAtZero: ["开始的推力", "Drive at the start"], weightChange: ["权重的改动", "Change of the weights"], centre: ["中间位置的价值", "Value of the centre"],
    lipschitz: ["利普希茨常数", "Lipschitz constant"], objective: ["目标函数", "Objective"], nonZeros: ["用到的词数", "Words used"], code: ["系数", "Coefficient"], sum: ["加权和减阈值", "Weighted sum less the threshold"], output: ["输出", "Output"],
  },
  moe: {
    allToAllUs: ["一次全交换的时间", "Time of an all-to-all"], capacity: ["每个专家的容量", "Capacity of an expert"], cvSquared: ["变异系数的平方", "Squared coefficient of variation"], dispatchBytesPerToken: ["分发一个词元的字节", "Bytes to dispatch a token"], expectedDevicesHit: ["平均要找的设备数", "Expected devices hit"],
    maxVio: ["最大违反 MaxVio", "MaxVio"], switchLossOfShares: ["负载均衡损失", "Switch loss"], zLoss: ["路由器 z 损失", "Router z-loss"], maxVioAtFirst: ["第一步的 MaxVio", "MaxVio at the first step"], maxVioAtLast: ["最后一步的 MaxVio", "MaxVio at the last step"], maxVioMean: ["平均的 MaxVio", "Mean MaxVio"],
    bias: ["偏置", "Bias"], loads: ["专家的负载", "Load of an expert"], count: ["组合数", "Combinations"], exact: ["组合数（逐位）", "Combinations, every digit"], output: ["层的输出", "Output of the layer"], experts: ["选中的专家", "Chosen experts"], gates: ["门的权重", "Gate weights"], groups: ["选中的组", "Chosen groups"],
    outsideGroups: ["限组挡掉的选择", "Choices outside the groups"], kept: ["留下的选择", "Choices kept"], keptLoads: ["留下的负载", "Load kept by an expert"], dropped: ["丢掉的选择", "Choices dropped"], droppedTokens: ["全程只走残差的词元", "Tokens with no expert"], assigned: ["分出去的选择", "Choices assigned"], droppedFraction: ["丢掉的比例", "Share dropped"],
    tokens: ["挑中的词元", "Chosen tokens"], expertsPerToken: ["词元得到的专家数", "Experts per token"], unservedTokens: ["没有专家的词元", "Tokens with no expert"], auxLoss: ["辅助损失", "Auxiliary loss"], keepProbabilities: ["留下的概率", "Probability to be kept"], importance: ["重要性", "Importance"], smoothLoad: ["平滑的负载", "Smooth load"],
    importanceCv2: ["重要性变异系数的平方", "Squared variation of importance"], loadCv2: ["负载变异系数的平方", "Squared variation of load"], importanceLoss: ["重要性损失", "Importance loss"], loadLoss: ["负载损失", "Load loss"], totalParams: ["总参数", "Total parameters"], activeParams: ["每个词元用到的参数", "Parameters used per token"], activeFraction: ["用到的比例", "Share used"],
    loss: ["均衡损失", "Balance loss"], shares: ["份额", "Share of an expert"], meanProbabilities: ["平均概率", "Mean probability"], probabilities: ["概率", "Probability"], batch: ["第几批", "Batch"], droppedTotal: ["一共丢掉的选择", "Choices dropped so far"], routedTotal: ["一共路由的选择", "Choices routed so far"], balanceLoss: ["均衡损失", "Balance loss"],
  },
  neuron: {
    firingRate: ["稳定的发放率", "Steady firing rate"], goldmanPotential: ["膜电位", "Membrane potential"], nernstPotential: ["平衡电位", "Equilibrium potential"], outsideOverInside: ["膜外浓度是膜内的倍数", "Concentration outside over inside"], pulseThreshold: ["引得出动作电位的最小电流", "Least current that fires"], restingPotential: ["静息电位", "Resting potential"],
    shortestInterval: ["两个动作电位的最短间隔", "Shortest interval of two spikes"], temperatureFactor: ["门变快的倍数", "Times faster than at 6.3 °C"], thresholdPotential: ["放电的阈值电位", "Threshold potential"], spikes: ["动作电位的个数", "Spikes"], crossingMs: ["过零的时刻", "Time of crossing zero"],
    alphaM: ["m 门开的速率", "Opening rate of gate m"], betaM: ["m 门关的速率", "Closing rate of gate m"], alphaH: ["h 门开的速率", "Opening rate of gate h"], betaH: ["h 门关的速率", "Closing rate of gate h"], alphaN: ["n 门开的速率", "Opening rate of gate n"], betaN: ["n 门关的速率", "Closing rate of gate n"],
    mMs: ["m 门的时间常数", "Time constant of gate m"], hMs: ["h 门的时间常数", "Time constant of gate h"], nMs: ["n 门的时间常数", "Time constant of gate n"], lowerUaPerCm2: ["失去稳定的电流", "Current where rest is lost"], upperUaPerCm2: ["恢复稳定的电流", "Current where rest returns"], lowerHz: ["失去稳定处的频率", "Frequency where rest is lost"], upperHz: ["恢复稳定处的频率", "Frequency where rest returns"],
    peakMv: ["峰值电位", "Peak potential"], halfWidthMs: ["半高宽", "Width at half height"], afterPotentialMv: ["后电位", "After-potential"], steepestMvPerMs: ["最陡的上升", "Steepest rise"], oneSpikeUaPerCm2: ["放一个的最小电流", "Least current for one spike"], foreverUaPerCm2: ["一直放的最小电流", "Least current for firing on"],
    vMv: ["膜电位", "Membrane potential"], m: ["m 门打开的比例", "Open part of gate m"], h: ["h 门打开的比例", "Open part of gate h"], n: ["n 门打开的比例", "Open part of gate n"], gNaMsPerCm2: ["钠电导", "Sodium conductance"], gKMsPerCm2: ["钾电导", "Potassium conductance"],
    iNaUaPerCm2: ["钠电流", "Sodium current"], iKUaPerCm2: ["钾电流", "Potassium current"], iLUaPerCm2: ["漏电流", "Leak current"], meanMv: ["平均膜电位", "Mean membrane potential"],
  },
  path: {
    log10Ways: ["路数的位数（log₁₀）", "log₁₀ of the ways"], viterbi: ["维特比看的步数", "Steps Viterbi looks at"], beam: ["束搜索看的步数", "Steps the beam looks at"], meanDepth: ["平均问的次数", "Mean depth"], depths: ["深度", "Depth"], entropyBits: ["熵", "Entropy"], evenDepth: ["不歪着长时的深度", "Depth of an even tree"],
    layers: ["平均走的层数", "Mean layers"], share: ["占全部层的比例", "Share of all layers"], bestCost: ["最好的代价", "Best cost"], beamCost: ["束搜索的代价", "Cost by the beam"], excess: ["束搜索贵出的比例", "Excess of the beam"], beamLooked: ["束搜索看的步数", "Steps the beam looked at"], viterbiLooked: ["维特比看的步数", "Steps Viterbi looked at"],
    cost: ["路的代价", "Cost of the way"], states: ["路过的状态", "State on the way"], looked: ["看的步数", "Steps looked at"],
  },
  recurrence: {
    bits: ["装得下的位数", "Bits it holds"], letters: ["折成字母", "As letters"], tokens: ["折成词元", "As tokens"], factor: ["误差剩下的倍数", "Part of the error left"], halvingSteps: ["减半的步数", "Steps to halve"], states: ["状态", "State"], cells: ["细胞", "Cell"], linear: ["固定状态答对的比例", "Recalled by the fixed state"], softmax: ["softmax 注意力答对的比例", "Recalled by softmax attention"],
  },
  residual: {
    gainPerLayer: ["平均每层的放大倍数", "Gain per layer"], variance: ["方差", "Variance"], ratio: ["差的倍数", "Ratio"], decades: ["差的数量级", "Orders of magnitude"], forward: ["往前的放大倍数", "Gain forward"], backward: ["往后的放大倍数", "Gain backward"],
    forwardAbsolute: ["往前的最大放大倍数", "Largest gain forward"], backwardAbsolute: ["往后的最大放大倍数", "Largest gain backward"], outputs: ["输出", "Output"], pre: ["进层前的混音", "Mix before the layer"], post: ["出层后的混音", "Mix behind the layer"], res: ["残差的混音", "Mix of the residual"], matrix: ["混音表", "Mixing matrix"], rowError: ["行和的误差", "Error of the rows"], columnError: ["列和的误差", "Error of the columns"],
  },
  scaling: {
    doublingTime: ["翻一番的时间", "Doubling time"], mixtureOfDepths: ["剩下的运算", "FLOPs left"], utilisation: ["要达到的峰值比例", "Share of the peak"], attentionFlop: ["注意力的运算量", "FLOPs of attention"], parameterFlop: ["参数的运算量", "FLOPs of the parameters"], overParameters: ["注意力比参数的运算", "Attention over parameters"], share: ["注意力占的比例", "Attention's share"],
    hardwareUsd: ["机器折旧", "Hardware"], powerUsd: ["电费", "Electricity"], totalUsd: ["一个月的钱", "Total a month"], total: ["总参数", "Total parameters"], perLayer: ["每层的参数", "Parameters per layer"], matrices: ["矩阵的参数", "Parameters of the matrices"], embeddings: ["嵌入的参数", "Parameters of the embeddings"],
    active: ["一个词元用到的参数", "Parameters used per token"], activeWithoutEmbedding: ["用到的参数（不算嵌入）", "Parameters used, without embeddings"], attentionPerLayer: ["每层注意力的参数", "Attention parameters per layer"], perExpert: ["每个专家的参数", "Parameters per expert"], activeFraction: ["用到的比例", "Share used"],
    loss: ["损失", "Loss"], fromSize: ["参数不够带来的损失", "Loss from the size"], fromData: ["词元不够带来的损失", "Loss from the data"], parameters: ["参数个数", "Parameters"], bytesMoved: ["搬的字节", "Bytes moved"], flop: ["运算量", "FLOPs"], intensity: ["每字节的运算", "FLOPs per byte"], tokens: ["词元数", "Tokens"], tokensPerParameter: ["每个参数的词元", "Tokens per parameter"],
    us: ["时间", "Time"], boundBy: ["卡在哪头", "Bound by"], bytesRatio: ["少搬字节的倍数", "Times fewer bytes"], rowsOfSameSize: ["同样参数能存的行数", "Rows of the same size"], networkFlop: ["前馈网络的运算量", "FLOPs of the network"], deviceHours: ["卡时", "Device hours"], deviceYears: ["一张卡要的年数", "Device years"], days: ["天数", "Days"], usd: ["花费", "Cost"], pfDays: ["PF·天数", "PF-days"],
  },
  spiking: {
    lifRateScaled: ["发放率", "Firing rate"], speed: ["神经波的速度", "Speed of the wave"], reached: ["漫到的比例", "Part reached"], arrivedMs: ["到达的时刻", "Time of arrival"], lastMs: ["最后放电的时刻", "Time of the last spike"], rateHz: ["发放率", "Firing rate"], rheobasePa: ["基强度", "Rheobase"], tauMs: ["膜时间常数", "Membrane time constant"],
    excitatoryHz: ["兴奋神经元的发放率", "Rate of excitatory cells"], inhibitoryHz: ["抑制神经元的发放率", "Rate of inhibitory cells"], active: ["放过电的比例", "Part that fired"], synapses: ["突触数", "Synapses"], potential: ["电位", "Potential"], peak: ["最高的电位", "Peak potential"], peakMs: ["最高的时刻", "Time of the peak"], gradient: ["替代导数", "Surrogate derivative"], spike: ["放电", "Spike"],
    spikes: ["放电次数", "Spikes"], potentials: ["电位", "Potential"], "surrogateGradient.gradient": ["对权重的替代梯度", "Surrogate gradient of the weight"],
  },
  synapse: {
    alphaConductance: ["突触电导", "Synaptic conductance"], cleftConcentration: ["间隙里的浓度", "Concentration in the cleft"], contentByFailures: ["平均释放量", "Mean quantal content"], diffusionDistance: ["扩散的距离", "Distance diffused"], diffusionTime: ["扩散的时间", "Time to diffuse"], doseRatio: ["激动剂要加的倍数", "Times more agonist"],
    ghkCurrent: ["过膜的电流", "Current through the membrane"], magnesiumUnblocked: ["没被镁堵住的比例", "Part free of magnesium"], occupancy: ["激动剂占住的受体", "Receptors the agonist holds"], pA2: ["效价 pA2", "Potency pA2"], receptorOpen: ["受体通道打开的比例", "Open part of the receptors"], releaseProbability: ["恰好释放 k 个的概率", "Probability of exactly k vesicles"],
    "estimateSites.releaseProbability": ["释放概率", "Release probability"], thermalVoltage: ["热电压 RT/F", "Thermal voltage RT/F"], uptakeTime: ["回收的时间", "Time of uptake"], adenosineOccupancy: ["腺苷占住的受体", "Receptors adenosine holds"], caffeineOccupancy: ["咖啡因占住的受体", "Receptors caffeine holds"], left: ["腺苷还剩下的作用", "Part of adenosine's effect left"],
    A1: ["A1 受体被占的比例", "Occupancy of A1"], A2A: ["A2A 受体被占的比例", "Occupancy of A2A"], A2B: ["A2B 受体被占的比例", "Occupancy of A2B"], A3: ["A3 受体被占的比例", "Occupancy of A3"], GABA_A: ["GABA-A 受体被占的比例", "Occupancy of GABA-A"], mostHeld: ["占得最多的受体", "Receptor held most"], sites: ["释放位点数", "Release sites"], quantalContent: ["平均释放量", "Quantal content"],
    peakMs: ["最高的时刻", "Time of the peak"], factor: ["归一的系数", "Factor to a peak of 1"], conductance: ["电导", "Conductance"], receptor: ["受体激活的比例", "Active part of the receptors"], gProteinUm: ["G 蛋白的浓度", "Concentration of G protein"], open: ["通道打开的比例", "Open part of the channels"], peakOpen: ["通道打开的最大比例", "Largest open part of the channels"],
    meanMv: ["反应的平均值", "Mean response"], varianceMv2: ["反应的方差", "Variance of the response"], cv: ["变异系数", "Coefficient of variation"], steady: ["受体最终打开的比例", "Part of the receptors open in the end"], tauMs: ["时间常数", "Time constant"], slope: ["Schild 斜率", "Schild slope"], leftUm: ["剩下的递质", "Transmitter left"], uptakeUmPerS: ["回收的速度", "Rate of uptake"], lowRatePerS: ["稀薄时的回收率", "Rate constant when dilute"],
  },
  workspace: {
    pulseThreshold: ["点得着的最小脉冲", "Smallest pulse that ignites"], levels: ["水平", "Level"], stable: ["停得住", "Holds"], ignites: ["点得着", "Ignites"], peak: ["推到的高度", "Highest level"], afterwards: ["之后停在的水平", "Level afterwards"], ignitesAbove: ["自己点着的输入", "Input above which it ignites"], diesBelow: ["自己熄灭的输入", "Input below which it dies"],
  },
};

/**
 * What a result of a quantity is called, short enough for a sentence.
 *
 * @param field `a`, `a.b` or `a.0` (the first of a list) of an object; null for a plain result
 */
export function resultName({ name, title }: Quantity, field: string | null): Words {
  const [family = "", own = ""] = name.split(".");
  const names: Names = NAMES[family] ?? {};
  const called = (key: string): Words | null => {
    const found = Object.hasOwn(names, `${own}.${key}`) ? names[`${own}.${key}`] : Object.hasOwn(names, key) ? names[key] : undefined;
    return found === undefined ? null : { zh: found[0], en: found[1] };
  };
  // One that has no name yet goes by the first words of its title.
  if (field === null || field === "") return called(own) ?? { zh: title.zh.split(/[：，（]/u)[0]!, en: title.en.split(/[:,(]/u)[0]! };
  return field.split(".").map((key) => {
    const nth = /^\d+$/u.test(key) ? Number(key) + 1 : null;
    return nth === null ? { ...(called(key) ?? { zh: key, en: key }), isNth: false } : { zh: `（第 ${nth} 个）`, en: `, no. ${nth}`, isNth: true };
  }).reduce((whole, part) => ({ zh: whole.zh + (part.isNth ? "" : "的") + part.zh, en: whole.en + (part.isNth ? part.en : `, ${part.en[0]!.toLowerCase()}${part.en.slice(1)}`), isNth: false }));
}
