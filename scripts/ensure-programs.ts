import { spawnSync } from "node:child_process";
import { findChromium } from "./find-chromium.ts";
import { findProgram } from "./find-program.ts";
import { findPostgres } from "./local-postgres.ts";

/** A program that the tests or the demo drive. */
interface Program {
  readonly isThere: () => Promise<boolean>;
  /** Debian packages. */
  readonly packages: readonly string[];
  /** Another way where apt-get is not ours to use; gives whether it went well. */
  readonly otherwise?: () => boolean;
}

const inPath = async (...names: string[]): Promise<boolean> => names.every((name) => findProgram(name) !== null);

const programs: Readonly<Record<string, Program>> = {
  chromium: {
    isThere: async () => (await findChromium()) !== null,
    packages: ["chromium"],
    otherwise: () => run("npx", ["playwright", "install", "chromium"]),
  },
  thunderbird: { isThere: () => inPath("thunderbird", "Xvfb"), packages: ["thunderbird", "xvfb"] },
  postgres: {
    isThere: async () => ["postgres", "initdb", "psql"].every((name) => findPostgres(name) !== null),
    packages: ["postgresql"],
  },
  cc: { isThere: () => inPath("cc"), packages: ["gcc", "libc6-dev"] },
  gpg: { isThere: () => inPath("gpg", "gpgsm"), packages: ["gpg", "gpgsm"] },
  openssl: { isThere: () => inPath("openssl"), packages: ["openssl"] },
  // A directory, and a signed zone behind a resolver that validates: what routes are looked up in.
  slapd: { isThere: () => inPath("slapd", "slapadd"), packages: ["slapd"] },
  dnssec: {
    isThere: () => inPath("nsd", "unbound", "ldns-signzone"),
    packages: ["nsd", "unbound", "ldnsutils", "dns-root-data"],
  },
};

/**
 * Installs what is missing where it may: apt-get as root, else Playwright's own download for Chromium.
 * Gives the names that are still missing, having said on stderr how to get them.
 */
export async function ensurePrograms(names: readonly string[]): Promise<readonly string[]> {
  const missing = await missingOf(names);
  if (missing.length === 0) return [];
  const packages = missing.flatMap((name) => programs[name]?.packages ?? []);
  const mayInstall = process.getuid?.() === 0 && findProgram("apt-get") !== null;
  if (mayInstall && packages.length > 0) {
    say(`Missing: ${missing.join(", ")}. Installing ${packages.join(" ")} with apt-get …`);
    install(packages);
  } else {
    for (const name of missing) {
      const { otherwise } = programs[name] ?? {};
      if (otherwise === undefined) continue;
      say(`Missing: ${name}. Downloading it with Playwright …`);
      otherwise();
    }
  }
  const still = await missingOf(names);
  if (still.length > 0) say(`Still missing: ${still.join(", ")}. ${howToGet(still)}`);
  return still;
}

async function missingOf(names: readonly string[]): Promise<readonly string[]> {
  const there = await Promise.all(names.map((name) => programs[name]?.isThere() ?? false));
  return names.filter((_, index) => !there[index]);
}

function howToGet(names: readonly string[]): string {
  const known = names.flatMap((name) => programs[name]?.packages ?? []);
  const unknown = names.filter((name) => programs[name] === undefined);
  if (unknown.length > 0) return `Known programs are ${Object.keys(programs).join(", ")}.`;
  return `On Debian or Ubuntu: sudo apt-get install ${known.join(" ")}`;
}

function install(packages: readonly string[]): void {
  const patience = ["-o", "Acquire::http::Timeout=30", "-o", "Acquire::Retries=2"];
  run("apt-get", [...patience, "update", "-q"]);
  run("apt-get", [...patience, "install", "-q", "-y", "--no-install-recommends", ...packages]);
}

/** Its output is shown only when it fails: the usual case needs one line. */
function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, stdout, stderr, error } = spawnSync(command, args, { env, encoding: "utf8", maxBuffer: 1 << 26 });
  if (status === 0) return true;
  say([`${command} ${args[0]} failed.`, error?.message, stdout, stderr].filter(Boolean).join("\n"));
  return false;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

if (import.meta.main) process.exitCode = (await ensurePrograms(process.argv.slice(2))).length === 0 ? 0 : 1;
