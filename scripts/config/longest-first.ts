import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Little text, long tests: by their size, as vitest orders files it does not know, these would run alone at the end. */
const LONG = ["e2e/looks", "walls/sim-types", "e2e/accessible", "scripts/gallery", "security/security-gallery", "scenes/legible"];

/** The files of `LONG` first, the others after them in vitest's order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(`/test/${name}.test.ts`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
