import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { quantities } from "#sim";
import { runCli } from "../support/run-cli.ts";

let dir: string;
beforeAll(async () => { dir = await mkdtemp(join(tmpdir(), "doupeng-sim-")); });
afterAll(async () => { await rm(dir, { recursive: true }); });

const sphere = (diameterUm: number) => JSON.stringify({ shape: "sphere", diameterUm });

describe("doupeng sim", () => {
  test("computes one object: S/V of a sphere is 6/d", async () => {
    const run = await runCli(["sim", "geometry.surfaceToVolume", "--in", "-"], { stdin: sphere(80) });
    expect(run.exitCode).toBe(0);
    expect(run.json()).toEqual([6 / 80]);
  });

  test("computes a thousand lines of a file, in order", async () => {
    const diameters = Array.from({ length: 1000 }, (_, i) => i + 1);
    await writeFile(join(dir, "in.jsonl"), diameters.map(sphere).join("\n"));
    const run = await runCli(["sim", "geometry.surfaceToVolume", "--in", "in.jsonl"], { cwd: dir });
    expect(run.exitCode).toBe(0);
    const results = run.json() as number[];
    expect(results).toHaveLength(1000);
    for (const [i, diameterUm] of diameters.entries()) expect(results[i]).toBeCloseTo(6 / diameterUm, 12);
  });

  test("reads one object spread over lines, a BOM, CRLF", async () => {
    const stdin = `\ufeff${JSON.stringify({ shape: "sphere", diameterUm: 6 }, null, 2)}`.replaceAll("\n", "\r\n");
    const run = await runCli(["sim", "geometry.surfaceToVolume", "--in", "-"], { stdin });
    expect(run.json()).toEqual([1]);
  });

  test("answers a bad line in its place, computes the others, ends with 1", async () => {
    const stdin = [sphere(3), "{ oops", "", JSON.stringify({ shape: "sphere", diameterUm: -1 }), sphere(6)].join("\n");
    const run = await runCli(["sim", "geometry.surfaceToVolume", "--in", "-"], { stdin });
    expect(run.exitCode).toBe(1);
    const [first, broken, refused, last] = run.json() as [number, { error: string; line: number }, { error: string; line: number }, number];
    expect([first, last]).toEqual([2, 1]);
    expect(broken.line).toBe(2);
    expect(broken.error).toContain("不是 JSON");
    expect(refused.line).toBe(4);
    expect(refused.error).toContain("diameterUm");
  });

  test("a wrong field is named together with those there are", async () => {
    const stdin = JSON.stringify({ shape: "sphere", diameterUm: 60, radius: 30 });
    const [result] = (await runCli(["sim", "geometry.surfaceToVolume", "--in", "-"], { stdin })).json() as { error: string }[];
    expect(result!.error).toContain("radius");
    expect(result!.error).toContain("lengthUm");
  });

  test("lists every quantity with schemas, unit and source", async () => {
    const run = await runCli(["sim", "--list", "--json"]);
    const [list] = run.json() as [{ name: string; unit: unknown; source: string; input: { type: string }; output: object; example: object }[]];
    expect(list.map(({ name }) => name)).toEqual([...quantities.keys()]);
    for (const { name, unit, source, input, output, example } of list) {
      expect(input.type, name).toBe("object");
      expect(Object.keys(output).length, name).toBeGreaterThan(0);
      expect(unit, name).toBeTruthy();
      expect(source.length, name).toBeGreaterThan(8);
      expect(example, name).toBeTypeOf("object");
    }
  });

  test.each([...quantities.keys()])("%s computes its own example, within its own schemas", async (name) => {
    const { out: example } = await runCli(["sim", name, "--example"]);
    const run = await runCli(["sim", name, "--in", "-"], { stdin: example });
    expect(run.exitCode, run.out).toBe(0);
    const [spec] = (await runCli(["sim", name, "--json"])).json() as [{ output: object }];
    expect(() => z.fromJSONSchema(spec.output as z.core.JSONSchema.JSONSchema).parse(run.json()[0])).not.toThrow();
  });

  test("an unknown name suggests the nearest", async () => {
    const run = await runCli(["sim", "geometry.surfaceToVolum"]);
    expect(run.exitCode).toBe(2);
    expect(run.err).toContain("是不是 geometry.surfaceToVolume？");
  });

  test("an empty input and a missing file are said, with the place", async () => {
    expect(await runCli(["sim", "geometry.surfaceToVolume", "--in", "-"], { stdin: "\n" })).toMatchObject({ exitCode: 2 });
    const missing = await runCli(["sim", "geometry.surfaceToVolume", "--in", "nowhere.json"], { cwd: dir });
    expect(missing.exitCode).toBe(3);
    expect(missing.err).toContain("nowhere.json");
    expect(missing.err).not.toMatch(/\bat .*:\d+:\d+/u);
  });
});
