import { createRoot } from "react-dom/client";
import { openStudio } from "./app/open-studio.tsx";

await openStudio(createRoot(document.querySelector("#root")!));
