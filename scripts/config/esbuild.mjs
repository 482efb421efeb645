import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What every page of ours is bundled with. @type {import("esbuild").BuildOptions & { write: false }} */
export const pageBundle = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  platform: "browser",
  target: "chrome120",
  format: "iife",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".woff2": "empty", ".woff": "empty", ".ttf": "empty" },
  legalComments: "none",
  logLevel: "silent",
};

/** What every program of ours for Node is bundled with: npm packages stay outside it. @type {import("esbuild").BuildOptions} */
export const programBundle = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  jsx: "automatic",
  packages: "external",
  legalComments: "none",
  logLevel: "silent",
};
