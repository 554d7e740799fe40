import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { findProgram } from "./find-program.ts";

/** A PostgreSQL of its own, on a free port of this machine, gone with `stop`. */
export interface LocalPostgres {
  /** A new, empty database. */
  newDatabase(): string;
  readonly url: string;
  stop(): Promise<void>;
}

/** Debian keeps the programs of each version in a folder that is in nobody's PATH. */
export function findPostgres(name: string): string | null {
  const inPath = findProgram(name);
  if (inPath !== null) return inPath;
  const versions = "/usr/lib/postgresql";
  if (!existsSync(versions)) return null;
  const found = readdirSync(versions).map((version) => path.join(versions, version, "bin", name));
  return found.filter((file) => existsSync(file)).at(-1) ?? null;
}

export async function startPostgres(settings: readonly string[] = []): Promise<LocalPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), "sealpost-pg-"));
  const user = serverUser();
  chmodSync(folder, 0o700);
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, "data");
  const options = { ...(user ?? {}), cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8" } };
  const initial = ["-D", data, "-U", "sealpost", "-A", "trust", "-E", "UTF8", "--no-sync"];
  execFileSync(program("initdb"), initial, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  const port = await freePort();
  const set = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=64MB", ...settings];
  const child = spawn(program("postgres"), ["-D", data, "-p", String(port), ...set.flatMap((one) => ["-c", one])], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await ready(child);
  const url = `postgres://sealpost@127.0.0.1:${port}`;
  let count = 0;
  return {
    url: `${url}/postgres`,
    newDatabase() {
      const name = `clinic${++count}`;
      const psql = ["-h", "127.0.0.1", "-p", String(port), "-U", "sealpost", "-q", "-c", `CREATE DATABASE ${name}`];
      execFileSync(program("psql"), [...psql, "postgres"], { stdio: ["ignore", "ignore", "pipe"] });
      return `${url}/${name}`;
    },
    async stop() {
      const ended = once(child, "exit");
      // Connections are cut, the server ends in order.
      if (child.exitCode === null && child.kill("SIGINT")) await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function program(name: string): string {
  const found = findPostgres(name);
  if (found === null) throw new Error(`${name} is missing: apt-get install postgresql`);
  return found;
}

/** PostgreSQL does not run as root. */
function serverUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string): number => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {}
  }
  throw new Error("there is no user postgres or nobody to run PostgreSQL as");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function ready(child: ChildProcess): Promise<void> {
  if (child.stderr === null) throw new Error("PostgreSQL has no output");
  const lines: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    lines.push(line);
    if (line.includes("ready to accept connections")) {
      // What it says from now on nobody reads, but its pipe must not fill.
      child.stderr.resume();
      return;
    }
  }
  throw new Error(`PostgreSQL did not start:\n${lines.slice(-5).join("\n")}`);
}
