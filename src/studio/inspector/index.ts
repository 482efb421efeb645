export { Inspector } from "./inspector.tsx";
export { QuantityBrowser } from "./quantity-browser.tsx";
