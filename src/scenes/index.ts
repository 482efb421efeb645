import { actionPotential } from "./action-potential/index.tsx";
import { artificialNeuron } from "./artificial-neuron/index.tsx";
import { attentionPage } from "./attention-page/index.tsx";
import { axonConduction } from "./axon-conduction/index.tsx";
import { bigNumber } from "./big-number/index.ts";
import { blank } from "./blank/index.ts";
import { chart } from "./chart/index.ts";
import { chatWindow } from "./chat-window/index.ts";
import { comparison } from "./comparison/index.ts";
import type { Scene } from "./define-scene.ts";
import { floatChaos } from "./float-chaos/index.ts";
import { formula } from "./formula/index.ts";
import { image } from "./image/index.ts";
import { ionGradient } from "./ion-gradient/index.tsx";
import { moeRouter } from "./moe-router/index.tsx";
import { mxQuantization } from "./mx-quantization/index.tsx";
import { neuralWave } from "./neural-wave/index.tsx";
import { neuronAnatomy } from "./neuron-anatomy/index.tsx";
import { parcelVillages } from "./parcel-villages/index.ts";
import { porridge } from "./porridge/index.tsx";
import { quote } from "./quote/index.ts";
import { residualMixer } from "./residual-mixer/index.ts";
import { rnnBottleneck } from "./rnn-bottleneck/index.ts";
import { sparseBrain } from "./sparse-brain/index.ts";
import { surfaceVolume } from "./surface-volume/index.tsx";
import { synapse } from "./synapse/index.tsx";
import { title } from "./title/index.ts";
import { video } from "./video/index.ts";

export type { Action, Carried, OverlayProps, SampleCue, Scene } from "./define-scene.ts";
export { defineScene, sampleEvents } from "./define-scene.ts";
export type { FormulaProps } from "./formula.tsx";
export { Formula, formulaFault, formulaHtml } from "./formula.tsx";

/** Every scene, alphabetical. Adding a scene adds one import and one entry here. */
const all: readonly Scene[] = [
  actionPotential,
  artificialNeuron,
  attentionPage,
  axonConduction,
  bigNumber,
  blank,
  chart,
  chatWindow,
  comparison,
  floatChaos,
  formula,
  image,
  ionGradient,
  moeRouter,
  mxQuantization,
  neuralWave,
  neuronAnatomy,
  parcelVillages,
  porridge,
  quote,
  residualMixer,
  rnnBottleneck,
  sparseBrain,
  surfaceVolume,
  synapse,
  title,
  video,
];

export const scenes: ReadonlyMap<string, Scene> = new Map(all.map((scene) => [scene.id, scene]));
