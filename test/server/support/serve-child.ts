// Serves a show in a process of its own, which a test can stop, wake and kill. Words: folder, dist/studio.
import { serveShow } from "../../../src/server/serve.ts";
import { noCatalogue } from "./no-catalogue.ts";

const [folder = "", studio = ""] = process.argv.slice(2);
const { url } = await serveShow({ folder, studio, stage: studio, catalogue: noCatalogue, toolVersion: "0.0.0" });
process.stdout.write(`${url}\n`);
