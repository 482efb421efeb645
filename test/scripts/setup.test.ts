import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { browserPlaces } from "../../scripts/config/browser-places.mjs";
import { repository } from "../support/built.ts";

test("setup says nothing when all is there", async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(repository, "scripts", "setup.mjs")]);
  expect(stdout + stderr).toBe("");
});

describe("where a browser may be", () => {
  test("the one the user names comes first, everywhere", () => {
    for (const platform of ["linux", "darwin", "win32"] as const)
      expect(browserPlaces(platform, { DOUPENG_BROWSER: "/my/chrome", PATH: "/a" }, ":")[0]).toBe("/my/chrome");
  });

  test("Linux: every folder of PATH, and the usual ones when PATH is poor", () => {
    const places = browserPlaces("linux", { PATH: "/opt/b:/x" }, ":");
    expect(places).toContain("/opt/b/chromium");
    expect(places).toContain("/x/google-chrome");
    expect(places).toContain("/usr/bin/chromium");
  });

  test("macOS: applications of the machine and of the user", () => {
    const places = browserPlaces("darwin", { HOME: "/Users/mei" }, ":").map((place) => place.replaceAll("\\", "/"));
    expect(places).toContain("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    expect(places).toContain("/Users/mei/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");
  });

  test("Windows: Chrome and Edge, for all users and for one", () => {
    const places = browserPlaces("win32", { PROGRAMFILES: "C:/Program Files", LOCALAPPDATA: "C:/Users/mei/AppData/Local" }, ";").map((place) => place.replaceAll("\\", "/"));
    expect(places).toContain("C:/Program Files/Microsoft/Edge/Application/msedge.exe");
    expect(places).toContain("C:/Users/mei/AppData/Local/Google/Chrome/Application/chrome.exe");
  });
});
