import "katex/dist/katex.min.css";
import { registerRoot, staticFile } from "remotion";
import { FontFolder } from "./clip-composition.tsx";
import { Root } from "./compositions.tsx";

/** Entry of `npx remotion studio` and `npx remotion render`: the fonts are in the public folder (remotion.config.ts). */
function StudioRoot() {
  return (
    <FontFolder.Provider value={staticFile("fonts/")}>
      <Root />
    </FontFolder.Provider>
  );
}

registerRoot(StudioRoot);
