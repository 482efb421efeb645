import { createRoot } from "react-dom/client";
import { loadFonts } from "#stage";
import { App } from "./app.tsx";

// Painters measure their text: not a frame before the faces are there.
await loadFonts();
createRoot(document.querySelector("#root")!).render(<App />);
