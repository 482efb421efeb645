import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PURE = ["sim", "look", "script", "scenes", "show"];

/** Time and chance are arguments; the network is nobody's business here. */
const ambient = [
  ...["Date", "performance", "fetch", "setTimeout", "setInterval", "setImmediate", "requestAnimationFrame", "XMLHttpRequest", "WebSocket", "crypto"].map(
    (name) => ({ name, message: "Time, chance and the network come in as arguments (src/README.md)." }),
  ),
];

const noExportStar = { selector: "ExportAllDeclaration", message: "Name what the file exports." };
const noDefaultExport = { selector: "ExportDefaultDeclaration", message: "Export by name." };
const noRawHtml = [
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text nodes only: HTML from a script must never run." },
  { selector: "AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]", message: "Text nodes only: HTML from a script must never run." },
  { selector: "CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe)$/]", message: "Text nodes only." },
];

const kebabCaseFiles = {
  rules: {
    name: {
      create: (context) => ({
        Program(node) {
          const file = basename(context.filename);
          if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(m?js|tsx?)$/u.test(file))
            context.report({ node, message: `File names are kebab-case: ${file}` });
        },
      }),
    },
  },
};

export default tseslint.config(
  { ignores: ["dist/", "out/", "node_modules/", "**/.doupeng/"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Typed arrays and character codes are looped over by index on purpose.
      "@typescript-eslint/prefer-for-of": "off",
      "@typescript-eslint/no-empty-function": "off",
    },
  },
  {
    // Rules that ask the compiler cost seconds: only where promises are about.
    files: ["src/{render,server,studio,cli}/**/*.{ts,tsx}", "scripts/**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    plugins: { files: kebabCaseFiles },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "files/name": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-console": ["error", { allow: ["error"] }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": ["error", noExportStar, noDefaultExport, ...noRawHtml],
    },
  },
  {
    files: PURE.map((layer) => `src/${layer}/**/*.{ts,tsx}`),
    rules: {
      "no-restricted-globals": ["error", ...ambient],
      "no-restricted-properties": ["error", { object: "Math", property: "random", message: "Chance by counter: uniform(seed, stream, index)." }],
    },
  },
  {
    // KaTeX's own markup enters the page here and nowhere else.
    files: ["src/scenes/formula.tsx"],
    rules: { "no-restricted-syntax": ["error", noExportStar, noDefaultExport] },
  },
  {
    // What these tools read is a default export; scripts speak to the terminal.
    files: ["scripts/config/*.config.{mjs,ts}", "remotion.config.ts", "scripts/**"],
    rules: { "no-console": "off" },
  },
  {
    files: ["scripts/config/*.config.{mjs,ts}", "remotion.config.ts"],
    rules: { "no-restricted-syntax": ["error", noExportStar, ...noRawHtml] },
  },
);
