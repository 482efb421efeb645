import { TOKEN_HEADER } from "../server/token-header.ts";
import { takeToken } from "./app/token.ts";

// Asked before the code is read that shows the answer.
const token = takeToken();
const show = fetch("/api/show", { headers: { [TOKEN_HEADER]: token }, cache: "no-store" });
show.catch(() => {});

const { openStudio } = await import("./app/open-studio.tsx");
await openStudio(document.querySelector("#root")!, token, show);
