/** The script that `doupeng new` writes: small, right, and a sample of what a script can say. */
export const STARTER_SCRIPT = `---
doupeng: 1
title: 门铃
video: { width: 1920, height: 1080, fps: 30 }
cast:
  甲: { role: dougen, syllablesPerSecond: 4.8 }
  乙: { role: penggen, syllablesPerSecond: 4.6 }
---

# 垫话

## 轻轻地按 {#gently}

\`\`\`scene action-potential
windowMs: 20
modelMsPerSecond: 5
\`\`\`

甲：我家新装个门铃，:xi[脾气随神经]{joke=bell}。

乙：门铃还有脾气？

甲：您:cue[轻轻一捅]{do=pulse amplitudeUaPerCm2=8}轻轻按，它不理您。

乙：:pause[0.4s]嗯，没动静。

\`\`\`fact
text: 捅半毫秒，电流要到 13.3 µA/cm²，神经才放得出一个动作电位。
claim: 13.3 uA/cm2
quantity: neuron.pulseThreshold
with: { durationMs: 0.5 }
source: Hodgkin 与 Huxley 1952，J Physiol 117:500
\`\`\`

# 正活：全或无

## 使劲按 {#harder}

\`\`\`scene action-potential
windowMs: 40
modelMsPerSecond: 5
\`\`\`

乙：那我使点儿劲。

甲：:cue[用力一捅]{do=pulse amplitudeUaPerCm2=20}按！

乙：嚯，响了！再加把劲，是不是更响？

甲：:cue[加倍地捅]{do=pulse amplitudeUaPerCm2=60}您看看，几乎一般高。

乙：合着它要么不响，

甲：要么响到头。这叫:stress[全或无]。

> 这里可以加一拍：连着按，它为什么不应。

# 底

## 白按 {#nobody-home}

乙：那我连着按，按一百下呢？

甲：它应一声，就得歇口气，这叫不应期。:cue[拍醒木]{do=strike}

乙：这脾气到底随谁呀？

甲：随您呐：叫一声，答应一声；再叫——:dou[装没听见]{joke=bell}。:laugh[1.2s]
`;

/** What a show folder need not keep under version control. */
export const STARTER_GITIGNORE = `.doupeng/
.history/
*.mp4
`;
