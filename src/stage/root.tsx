import "katex/dist/katex.min.css";
import { registerRoot, staticFile } from "remotion";
import { FontFolder, MediaPlace } from "./clip-composition.tsx";
import { Root } from "./compositions.tsx";

/** The media of the show named in DOUPENG_SHOW are in the public folder under their own names (remotion.config.ts). */
const mediaAddress = ({ file }: { readonly file: string }) => staticFile(file);

/** Entry of `npx remotion studio` and `npx remotion render`: the fonts are in the public folder (remotion.config.ts). */
function StudioRoot() {
  return (
    <FontFolder.Provider value={staticFile("fonts/")}>
      <MediaPlace.Provider value={mediaAddress}>
        <Root />
      </MediaPlace.Provider>
    </FontFolder.Provider>
  );
}

registerRoot(StudioRoot);
