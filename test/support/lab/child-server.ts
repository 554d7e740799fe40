import { spawn } from "node:child_process";
import { connect } from "node:net";
import { findProgram } from "../../../scripts/find-program.ts";

export interface ChildServer {
  stop(): Promise<void>;
}

/** Starts a server program in the foreground and waits until it takes connections; tells what it said when it does not. */
export async function startChild(program: string, args: readonly string[], port: number): Promise<ChildServer> {
  const path = findProgram(program) ?? program;
  const child = spawn(path, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let ended = false;
  const keep = (chunk: Buffer): void => {
    said = (said + String(chunk)).slice(-4_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const exit = new Promise<void>((resolve) => {
    child.on("error", (error) => {
      said += error.message;
      ended = true;
      resolve();
    });
    child.on("exit", () => {
      ended = true;
      resolve();
    });
  });
  const deadline = Date.now() + 20_000;
  while (!(await takesConnections(port))) {
    if (ended || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`${program} did not start: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    async stop() {
      if (!ended) child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await exit;
      clearTimeout(late);
    },
  };
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => resolve(false));
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}
