import { layers } from "./layers.mjs";

/** @param {string} name of a package in the table, perhaps with a final `*` */
const packagePattern = (name) => {
  const literal = name.replace(/\*$/u, "").replaceAll(".", String.raw`\.`);
  return `(^|/)node_modules/(@types/)?${literal}${name.endsWith("*") ? "" : "/"}`;
};

const rulesOfLayers = Object.entries(layers).flatMap(([name, { layers: doors, packages, node, files = [] }]) => [
  {
    name: `${name}-layers`,
    comment: `src/${name} may import only the doors of: ${doors.join(", ") || "no other layer"}.`,
    severity: "error",
    from: { path: `^src/${name}/` },
    to: { path: "^src/", pathNot: [`^src/${name}/`, ...doors.map((door) => `^src/${door}/index\\.ts$`), ...files.map((file) => `^${file}$`)] },
  },
  {
    name: `${name}-packages`,
    comment: `src/${name} may use only: ${packages.join(", ") || "no package"}.`,
    severity: "error",
    from: { path: `^src/${name}/` },
    to: {
      dependencyTypesNot: ["local", "core", "aliased-subpath-import"],
      path: "node_modules",
      ...(packages.length > 0 ? { pathNot: packages.map(packagePattern) } : {}),
    },
  },
  ...(node
    ? []
    : [
        {
          name: `${name}-no-node`,
          comment: `src/${name} runs in the browser too: nothing of Node.`,
          severity: "error",
          from: { path: `^src/${name}/` },
          to: { dependencyTypes: ["core"] },
        },
      ]),
]);

export default {
  forbidden: [
    ...rulesOfLayers,
    {
      name: "no-cycle",
      comment: "No import cycle.",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-scene-imports-scene",
      comment: "A scene imports no other scene.",
      severity: "error",
      from: { path: "^src/scenes/([^/]+)/" },
      to: { path: "^src/scenes/[^/]+/", pathNot: "^src/scenes/$1/" },
    },
    {
      name: "show-sees-scene-types-only",
      comment: "src/show gets the catalogue as an argument; of the scenes it imports types.",
      severity: "error",
      from: { path: "^src/show/" },
      to: { path: "^src/scenes/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "resolvable",
      comment: "Every import exists and is a declared dependency.",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true },
    },
    {
      name: "not-from-dev-dependencies",
      comment: "What ships is a dependency, not a development dependency.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"], extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"] },
  },
};
