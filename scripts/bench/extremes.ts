import { z } from "zod";
import type { Scene } from "#scenes";

export interface Extreme {
  /** What was set, in short. */
  readonly name: string;
  readonly params: unknown;
}

interface Field {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
}

/**
 * The corners of what a scene allows: its defaults; all numbers at their most and at their least; each choice and each switch
 * the other way, alone and with all numbers at their most. Which of them is heavy nobody has to say: the worst is taken.
 */
export function extremes(scene: Scene): readonly Extreme[] {
  const fields = fieldsOf(scene);
  const most = numbersAt(scene, "maximum");
  const choices = fields.flatMap(([name, field]) => (field.type === "boolean" ? [true, false] : (field.enum ?? [])).map((value) => [name, value] as const));
  const all: readonly Extreme[] = [
    { name: "most", params: most },
    { name: "least", params: numbersAt(scene, "minimum") },
    ...choices.flatMap(([name, value]) => [{ name: `${name}=${value}`, params: { [name]: value } }, { name: `most, ${name}=${value}`, params: { ...most, [name]: value } }]),
  ];
  return all.filter(({ params }) => goesTogether(scene, params)).map(({ name, params }) => ({ name, params: scene.params.parse(params) }));
}

function fieldsOf(scene: Scene): readonly (readonly [string, Field])[] {
  return Object.entries(z.toJSONSchema(scene.params, { io: "input" }).properties ?? {}) as readonly (readonly [string, Field])[];
}

/** Numbers of a scene at one end of what it allows, each as far as it goes together with those before it. */
export function numbersAt(scene: Scene, side: "minimum" | "maximum", onlyType?: "integer"): Record<string, unknown> {
  return fieldsOf(scene).reduce<Record<string, unknown>>((params, [name, field]) => {
    const further = { ...params, [name]: field[side] };
    return field[side] !== undefined && (field.type === onlyType || onlyType === undefined) && goesTogether(scene, further) ? further : params;
  }, {});
}

/** Some numbers are limited together: the scene refuses them when it starts. */
function goesTogether(scene: Scene, params: unknown): boolean {
  const read = scene.params.safeParse(params);
  if (!read.success) return false;
  try {
    scene.simulate(read.data, 1, []);
    return true;
  } catch {
    return false;
  }
}
