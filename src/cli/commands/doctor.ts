import { z } from "zod";
import { defineCommand } from "../command.ts";
import { bad, faint, good, strong, type ExitCode } from "../io.ts";
import { machineChecks, type MachineCheck } from "../machine-checks.ts";

/** Says what this machine lacks and what mends it. */
export const doctor = defineCommand({
  name: "doctor",
  summary: { zh: "这台机器缺什么，怎么补", en: "What is missing on this machine, and what mends it" },
  options: z.strictObject({}),
  examples: [{ line: "doupeng doctor", says: { zh: "查一遍，并试渲染一小段", en: "look at everything and render a moment of film" } }],
  run: async (_options, io): Promise<ExitCode> => {
    const results: MachineCheck[] = [];
    for (const { name, title, find } of machineChecks) {
      const result = { name, title, ...(await find()) };
      results.push(result);
      const mark = { ok: good("✓ "), missing: bad("✗ "), extra: faint("· ") }[result.state];
      io.print(mark, title, result.found === "" ? "" : faint(`  ${result.found}`));
      if (result.remedy) io.print("    → ", result.state === "missing" ? strong(result.remedy) : result.remedy);
    }
    if (io.json) io.printJson(results);
    return results.some(({ state }) => state === "missing") ? 1 : 0;
  },
});
