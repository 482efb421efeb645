/**
 * The walls between the layers: the one table that dependency-cruiser and the tests read.
 *
 * `layers`: whose `index.ts` a file may import. `packages`: npm packages, a final `*` stands for any ending.
 * `node`: whether `node:*` may be used. `files`: single files that may be imported past the door.
 *
 * @type {Readonly<Record<string, { layers: string[], packages: string[], node?: true, files?: string[] }>>}
 */
export const layers = {
  sim: { layers: [], packages: ["zod"] },
  look: { layers: [], packages: ["d3-scale", "d3-shape", "d3-interpolate", "budoux"] },
  script: {
    layers: [],
    packages: ["prosemirror-*", "unified", "remark-*", "mdast-*", "micromark*", "unist-*", "vfile*", "yaml", "zod"],
  },
  scenes: { layers: ["sim", "look"], packages: ["zod", "react", "katex", "d3-*"] },
  // Of the scenes only types: the catalogue is an argument.
  show: { layers: ["script", "sim", "look", "scenes"], packages: ["zod", "yaml", "prosemirror-model"] },
  stage: { layers: ["sim", "look", "scenes", "show", "script"], packages: ["react", "react-dom", "remotion", "katex", "mediabunny", "zod"] },
  render: {
    layers: ["stage", "show", "script", "scenes"],
    packages: ["@remotion/*", "remotion", "react", "react-dom", "esbuild", "playwright-core", "mediabunny", "katex", "zod"],
    node: true,
  },
  interchange: { layers: ["script", "show"], packages: [] },
  server: {
    layers: ["render", "interchange", "show", "script", "scenes"],
    packages: ["zod", "hono", "@hono/node-server", "chokidar"],
    node: true,
  },
  studio: {
    layers: ["sim", "look", "script", "scenes", "show", "stage", "interchange"],
    files: ["src/server/protocol.ts", "src/server/token-header.ts"],
    packages: ["react", "react-dom", "zustand", "prosemirror-*", "katex", "remotion", "@remotion/player", "react-resizable-panels", "idb", "diff", "zod"],
  },
  cli: {
    layers: ["sim", "look", "script", "scenes", "show", "stage", "render", "interchange", "server"],
    packages: ["commander", "listr2", "picocolors", "zod", "yaml"],
    node: true,
  },
};
