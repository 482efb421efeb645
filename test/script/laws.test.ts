import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { nodes, parseScript, printScript, schema } from "#script";
import { scriptDocument, sourceText } from "../support/arbitrary-script.ts";
import { edited, editSteps } from "../support/script-edits.ts";

const LONG = process.env["DOUPENG_LONG"] !== undefined;
const runs = (short: number, long: number) => ({ numRuns: LONG ? long : short });

vi.setConfig({ testTimeout: LONG ? 3_600_000 : 60_000 });

describe("text and document", () => {
  test("a document is what its text says", () => {
    fc.assert(fc.property(scriptDocument, (doc) => {
      doc.check();
      const again = parseScript(printScript(doc));
      expect(again.doc.toJSON()).toEqual(doc.toJSON());
      expect(again.doc.eq(doc)).toBe(true);
    }), runs(200, 10_000));
  });

  test("a text nobody edits stays as it is, to the byte", () => {
    fc.assert(fc.property(sourceText, (text) => {
      const { doc, source } = parseScript(text);
      doc.check();
      expect(printScript(doc, source)).toBe(text);
      // The same without the short cut for one and the same document.
      expect(printScript(nodes["doc"]!.create(doc.attrs, doc.content), source)).toBe(text);
      expect(printScript(schema.nodeFromJSON(JSON.parse(JSON.stringify(doc.toJSON()))), source)).toBe(text);
    }), runs(200, 20_000));
  });

  test("printing what was read is stable", () => {
    fc.assert(fc.property(sourceText, (text) => {
      const once = printScript(parseScript(text).doc);
      expect(printScript(parseScript(once).doc)).toBe(once);
    }), runs(200, 10_000));
  });

  test("any string at all can be read", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const { doc, source } = parseScript(text);
      doc.check();
      expect(printScript(doc, source)).toBe(text);
    }), runs(200, 20_000));
  });
});

describe("text and editing", () => {
  test("what is saved after any edits is what was edited", () => {
    fc.assert(fc.property(scriptDocument, editSteps, fc.constantFrom("\n", "\r\n"), (written, steps, ending) => {
      const { doc, source } = parseScript(printScript(written).replaceAll("\n", ending));
      const after = edited(doc, steps);
      after.check();
      expect(parseScript(printScript(after, source)).doc.toJSON()).toEqual(after.toJSON());
    }), runs(80, 10_000));
  });

  test("no edit throws, whatever the text was", () => {
    fc.assert(fc.property(sourceText, editSteps, (text, steps) => {
      const { doc, source } = parseScript(text);
      const after = edited(doc, steps);
      after.check();
      parseScript(printScript(after, source)).doc.check();
    }), runs(80, 10_000));
  });
});
