import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { scenes, type Scene } from "#scenes";
import { findQuantity, type SimEvent } from "#sim";
import { stageActions } from "../../src/stage/actions.ts";
import { arbitraryInput } from "../support/arbitrary-input.ts";

const RUNS = process.env["DOUPENG_LONG"] ? 300 : 15;

describe.each([...scenes.values()].map((scene) => [scene.id, scene] as const))("%s", (_id, scene) => {
  test("its parameters have defaults, ranges and names in both languages", () => {
    expect(scene.params.safeParse({}).success).toBe(true);
    expect(fieldsWithoutLabel(scene.params)).toEqual([]);
    expect(scene.params.safeParse({ noSuchParameter: 1 }).success).toBe(false);
  });

  test("its title and summary are in both languages", () => {
    for (const text of [scene.title, scene.summary]) {
      expect(text.zh.length).toBeGreaterThan(0);
      expect(text.en.length).toBeGreaterThan(0);
    }
  });

  test.each(Object.entries(scene.actions))("action %s works without arguments, names them, and is no stage action", (name, action) => {
    expect(action.args.safeParse({}).success).toBe(true);
    expect(fieldsWithoutLabel(action.args)).toEqual([]);
    expect(stageActions.has(name)).toBe(false);
    expect(action.title.zh.length * action.title.en.length).toBeGreaterThan(0);
  });

  test("the quantities it names exist", () => {
    expect(scene.quantities.filter((name) => findQuantity(name) === undefined)).toEqual([]);
  });

  test("asking in another order, and again, gives the same states", () => {
    fc.assert(
      fc.property(arbitraryInput(scene.params), fc.nat({ max: 9999 }), arbitraryEvents(scene), fc.array(fc.nat({ max: 20_000 }), { minLength: 2, maxLength: 5 }),
        (params, seed, events, times) => {
          fc.pre(accepts(scene, params, seed, events));
          const at = scene.simulate(params, seed, events);
          const forward = times.map((tMs) => structuredClone(at(tMs)));
          const backward = times.toReversed().map(scene.simulate(params, seed, events)).reverse();
          const again = times.map((tMs) => at(tMs));
          expect(backward).toEqual(forward);
          expect(again).toEqual(forward);
        }),
      { numRuns: RUNS },
    );
  });
});

/** What no schema of one field can say (an expert that these parameters do not have) a scene refuses at once, by name and range. */
function accepts(scene: Scene, params: unknown, seed: number, events: readonly SimEvent[]): boolean {
  try {
    scene.simulate(params, seed, events);
    return true;
  } catch (error) {
    if (error instanceof RangeError && /got/u.test(error.message)) return false;
    throw error;
  }
}

/** A few of the scene's actions at scene times, sorted. */
function arbitraryEvents(scene: Scene): fc.Arbitrary<readonly SimEvent[]> {
  const actions = Object.entries(scene.actions);
  if (actions.length === 0) return fc.constant([]);
  const event = fc.constantFrom(...actions).chain(([action, { args }]) =>
    fc.record({ tMs: fc.nat({ max: 15_000 }), action: fc.constant(action), args: arbitraryInput(args) }));
  return fc.array(event, { maxLength: 4 }).map((events) => events.sort((a, b) => a.tMs - b.tMs));
}

interface FieldSchema {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly label?: { readonly zh?: string; readonly en?: string };
  readonly enum?: readonly string[];
  readonly choices?: Readonly<Record<string, { readonly zh?: string; readonly en?: string }>>;
}

/** Names of number formats are the same in every language. */
const isFormat = (choice: string) => /\d/u.test(choice);

/** What no form could show: fields and choices without a name in both languages, numbers without a range. */
function fieldsWithoutLabel(schema: z.ZodType): readonly string[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).flatMap(([name, value]) => {
    const { type, minimum, maximum, label, enum: options = [], choices = {} } = value as unknown as FieldSchema;
    const isNumber = type === "number" || type === "integer";
    const isNamed = options.every((option) => isFormat(option) || (choices[option]?.zh && choices[option].en));
    return label?.zh && label.en && isNamed && (!isNumber || (minimum !== undefined && maximum !== undefined)) ? [] : [name];
  });
}
