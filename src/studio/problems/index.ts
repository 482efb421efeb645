export { Problems } from "./problems.tsx";
export { type Fix, fixOf } from "./fixes.ts";
