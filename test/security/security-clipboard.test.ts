import { describe, expect, test } from "vitest";
import { marks, nodes } from "#script";
import type { Browser } from "../studio/manuscript/hands.ts";
import { payloads } from "../support/payloads.ts";
import { SHORT, withManuscript } from "../studio/manuscript/with-manuscript.ts";
import { tried } from "../support/tried.ts";

const { open } = withManuscript(SHORT);

test("every attribute of the script says what it takes", () => {
  const kinds = [...Object.entries(nodes), ...Object.entries(marks)];
  const open = kinds.flatMap(([name, { spec }]) => Object.entries(spec.attrs ?? {}).flatMap(([attribute, { validate }]) => (validate === undefined ? [`${name}.${attribute}`] : [])));
  expect(open).toEqual([]);
});

describe("forged clipboards", () => {
  const BAD: readonly unknown[] = ["javascript:alert(1)", "<img src=x onerror=window.pwned=1>", ["x"], { __proto__: null, constructor: "x" }, -1, 1e99, true, "a\nb\0", "../../etc/passwd", null, ...payloads("http://evil.test").slice(0, 8)];

  function forgeries(): readonly string[] {
    const all: string[] = [];
    for (const [name, type] of [...Object.entries(nodes), ...Object.entries(marks)]) {
      const attributes = Object.keys(type.spec.attrs ?? {});
      for (const attribute of attributes) for (const value of BAD) {
        const context = JSON.stringify(["act", { kind: "di", title: "t" }, "beat", { id: "x", title: "t" }].map((each, i, list) => (list[i - 1] === name ? { ...(each as object), [attribute]: value } : each)));
        const data = `data-${attribute.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
        const escaped = JSON.stringify(value).replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll("<", "&lt;");
        for (const rule of type.spec.parseDOM ?? []) {
          const tag = "tag" in rule ? /^[\w-]+/u.exec(rule.tag ?? "")?.[0] : undefined;
          if (tag !== undefined) all.push(`<${tag} data-pm-slice='1 1 ${context.replaceAll("'", "&#39;")}' ${data}='${escaped}'>词</${tag}>`);
        }
        if (name === "act" || name === "beat") all.push(`<p data-pm-slice='1 1 ${context.replaceAll("'", "&#39;")}' data-speaker='"甲"'>词</p>`);
      }
    }
    return all;
  }

  test("none brings a wrong attribute into the script or takes a word out of it", async ({ task }) => {
    const samples = forgeries();
    expect(samples.length).toBeGreaterThanOrEqual(500);
    const failed = await open().page.evaluate(({ htmls, text }) => {
      const { page } = window as unknown as Browser;
      const wrong: string[] = [];
      for (const html of htmls) {
        page.open(text);
        page.select("立不住", "after");
        const data = new DataTransfer();
        data.setData("text/html", html);
        const { view } = page.manuscript();
        try {
          view.dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
          view.state.doc.check();
          const after = page.text();
          for (const word of ["这碗粥。", "立不住", "完了。", "批注", "{#porridge}", "{#later}"]) if (!after.includes(word)) wrong.push(`${html} lost ${word}`);
        } catch (error) {
          wrong.push(`${html}: ${String(error)}`);
        }
      }
      if ("pwned" in window) wrong.push("a script ran");
      return wrong;
    }, { htmls: samples, text: SHORT });
    expect(failed).toEqual([]);
    tried(task, "forged clipboards", samples.length);
    expect(open().troubles.filter((trouble) => !trouble.includes("404"))).toEqual([]);
  }, 120_000);
});
