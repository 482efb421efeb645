export { Problems } from "./problems.tsx";
export { type Fix, fixesOf } from "./fixes.ts";
