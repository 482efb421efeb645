import { defineScene } from "#scenes";
import { paint } from "./paint.ts";
import { pendulumActions, pendulumParams } from "./params.ts";
import { swing } from "./simulate.ts";

export const pendulum = defineScene({
  id: "pendulum",
  title: { zh: "单摆", en: "Pendulum" },
  summary: { zh: "一根杆、一个球，推一把就多摆一会儿。", en: "A rod and a bob; a push keeps it swinging." },
  params: pendulumParams,
  actions: pendulumActions,
  // Name the quantities of src/sim that this picture shows; a model without any is not finished.
  quantities: [],
  // What the gallery plays: cues over the first twenty seconds.
  sample: [[3, "push"], [9, "push"], [15, "push"]],
  simulate: swing,
  paint,
});
