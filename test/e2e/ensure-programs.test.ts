import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findChromium } from "../../scripts/find-chromium.ts";

const program = fileURLToPath(new URL("../../scripts/ensure-programs.ts", import.meta.url));
const ensure = (...names: string[]) => spawnSync(process.execPath, [program, ...names], { encoding: "utf8" });

test("says nothing when all is there", () => {
  const { status, stdout, stderr } = ensure("chromium", "gpg");
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
});

test("a program that nobody knows how to get: exit 1 and which ones there are", () => {
  const { status, stderr } = ensure("netscape");
  expect(status).toBe(1);
  expect(stderr).toContain(
    "Still missing: netscape. Known programs are chromium, thunderbird, postgres, cc, gpg, openssl, slapd, dnssec.",
  );
});

test("CHROMIUM names the browser to use, and a wrong name is not passed over", async () => {
  expect(await findChromium({ ...process.env, CHROMIUM: process.execPath })).toBe(process.execPath);
  expect(await findChromium({ ...process.env, CHROMIUM: "/nowhere" })).toBeNull();
});
