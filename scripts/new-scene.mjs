// `npm run new-scene NAME`: one folder in src/scenes and one entry in its list. Everything else follows from the list.
// The template (scripts/new-scene/template) is real code of this project: type-checked and linted with it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Script } from "node:vm";

const template = fileURLToPath(new URL("new-scene/template/", import.meta.url));
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u;

/** @type {(sentence: string) => never} */
function refuse(sentence) {
  console.error(`✗ ${sentence}`);
  process.exit(2);
}

const { values, positionals } = readWords();
const root = values.root ?? fileURLToPath(new URL("..", import.meta.url));
const scenesDir = join(root, "src", "scenes");
const listFile = join(scenesDir, "index.ts");
const [name = ""] = positionals;
if (positionals.length !== 1) refuse("用法 / usage: npm run new-scene NAME");
if (!NAME.test(name) || name.length > 64)
  refuse(`“${name}”不行：用小写字母、数字和连字符，字母开头，如 heat-bath。 / "${name}" will not do: lower-case letters, digits and hyphens, like heat-bath.`);

const list = readFileSync(listFile, "utf8");
const identifier = camelCase(name);
if (existsSync(join(scenesDir, name))) refuse(`src/scenes/${name} 已经有了，请换个名字。 / src/scenes/${name} exists, choose another name.`);
if (new RegExp(String.raw`\b${identifier}\b`, "u").test(list) || isReserved(identifier))
  refuse(`${identifier} 这个名字已有别的用处，请换一个。 / The name ${identifier} is taken, choose another.`);

const entry = `${name}/index.ts`;
const newList = register(list, identifier, entry);
mkdirSync(join(scenesDir, name));
for (const file of readdirSync(template)) {
  const text = readFileSync(join(template, file), "utf8")
    .replaceAll("pendulum", identifier)
    .replaceAll("Pendulum", identifier[0].toUpperCase() + identifier.slice(1))
    .replace(`id: "${identifier}"`, `id: "${name}"`)
    .replace(/title: \{ zh: "单摆", en: "[^"]*" \}/u, `title: { zh: "${name}", en: "${name}" }`)
    .replace(`"#scenes"`, `"../define-scene.ts"`);
  writeFileSync(join(scenesDir, name, file), text);
}
writeFileSync(listFile, newList);

console.log(`src/scenes/${name}/ 和列表里的一行都写好了，现在是一个单摆：改成你要的。`);
console.log(`src/scenes/${name}/ and its line in the list are there; it is a pendulum for now: make it yours.`);
console.log(`  npm run gallery                     看它动 / see it move`);
console.log(`  UPDATE_GOLDEN=1 npm test            存一张标准图 / keep a golden still`);

function readWords() {
  try {
    return parseArgs({ allowPositionals: true, options: { root: { type: "string" } } });
  } catch (error) {
    return refuse(error.message);
  }
}

/** The list with one import and one entry more, both alphabetical. */
function register(text, identifier, entry) {
  const array = /(const all\b[^=]*= )\[([^\]]*)\]/u;
  const found = array.exec(text);
  if (!found) refuse(`${listFile} 里找不到场景列表（const all = […]）。 / ${listFile} holds no list of scenes (const all = […]).`);
  const imports = [...text.matchAll(/^import \{ (\w+) \} from "\.\/([a-z0-9-]+\/index\.tsx?)";\n/gmu)].map(([, id, file]) => ({ id, file }));
  const all = [...imports, { id: identifier, file: entry }].sort((a, b) => (a.file < b.file ? -1 : 1));
  const names = all.map(({ id }) => id).join(", ");
  const ids = names.length > 80 ? `\n  ${all.map(({ id }) => id).join(",\n  ")},\n` : names;
  const withoutImports = text.replace(/^import \{ \w+ \} from "\.\/[a-z0-9-]+\/index\.tsx?";\n/gmu, "");
  const lines = all.map(({ id, file }) => `import { ${id} } from "./${file}";\n`).join("");
  const typeImport = /^import type [^\n]*\n/mu.exec(withoutImports);
  const at = typeImport ? typeImport.index + typeImport[0].length : 0;
  return (withoutImports.slice(0, at) + lines + withoutImports.slice(at)).replace(array, (_, head) => `${head}[${ids}]`);
}

function camelCase(text) {
  return text.replace(/-([a-z0-9])/gu, (_, letter) => letter.toUpperCase());
}

function isReserved(identifier) {
  try {
    new Script(`"use strict"; const ${identifier} = 0;`);
    return ["paint", "swing", "await", "undefined", "defineScene"].includes(identifier);
  } catch {
    return true;
  }
}
