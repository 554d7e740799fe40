import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connectMarionette, type Marionette } from "./marionette.ts";
import { type Preferences, writeProfile } from "./profile.ts";

/** The program itself, not Debian's start script: the script would stand between us and the process group. */
const program = "/usr/lib/thunderbird/thunderbird-bin";

export interface ThunderbirdOptions {
  readonly smtpPort: number;
  /** `headless` needs no screen; `visible` uses the screen that DISPLAY names. */
  readonly screen: "headless" | "visible";
  readonly preferences?: Preferences;
  /** Enterprise policies (`policies.json`), read at start. */
  readonly policies?: object;
}

export interface Thunderbird {
  readonly marionette: Marionette;
  /** Removed by `stop`. */
  readonly profile: string;
  /** Resolves when the program has ended, by itself or not. */
  readonly ended: Promise<void>;
  /** Everything that Thunderbird printed so far. */
  output(): string;
  installAddon(folder: string): Promise<void>;
  screenshot(file: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the real Thunderbird on a throw-away profile. It ends with `stop`, or with the process that called. */
export async function startThunderbird(options: ThunderbirdOptions): Promise<Thunderbird> {
  const profile = mkdtempSync(path.join(tmpdir(), "sealpost-thunderbird-"));
  const marionettePort = await freePort();
  writeProfile(profile, {
    smtpPort: options.smtpPort,
    marionettePort,
    preferences: { ...policyPreferences(profile, options.policies), ...options.preferences },
  });
  const log = path.join(profile, "thunderbird.log");
  const child = launch(profile, log, options.screen);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const kill = (): void => killGroup(child);
  process.once("exit", kill);

  const marionette = await Promise.race([
    connectMarionette(marionettePort),
    ended.then(() => {
      throw new Error(`Thunderbird ended while starting:\n${readFileSync(log, "utf8").slice(-2_000)}`);
    }),
  ]);
  return {
    marionette,
    profile,
    ended,
    output: () => readFileSync(log, "utf8"),
    installAddon: async (folder) => {
      await marionette.command("Addon:Install", { path: folder, temporary: true });
    },
    screenshot: async (file) => {
      const { value } = (await marionette.command("WebDriver:TakeScreenshot", { full: false, hash: false })) as {
        value: string;
      };
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, Buffer.from(value, "base64"));
    },
    stop: async () => {
      await quit(marionette, ended);
      killGroup(child);
      await ended;
      marionette.close();
      process.off("exit", kill);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** A process group of its own, and (Linux) killed by the kernel when this process dies without a word. */
function launch(profile: string, log: string, screen: ThunderbirdOptions["screen"]): ChildProcess {
  const home = path.join(profile, "home");
  mkdirSync(home);
  const output = openSync(log, "w");
  const visible = screen === "visible";
  return spawn(
    "setpriv",
    [
      ...["--pdeathsig", "KILL", "--", program, "--profile", profile, "--no-remote"],
      ...["--marionette", "--remote-allow-system-access", ...(visible ? [] : ["--headless"])],
    ],
    {
      detached: true,
      stdio: ["ignore", output, output],
      env: {
        PATH: process.env.PATH,
        LANG: "C.UTF-8",
        HOME: home,
        XDG_RUNTIME_DIR: home,
        MOZ_CRASHREPORTER_DISABLE: "1",
        MOZ_DISABLE_AUTO_SAFE_MODE: "1",
        // Marks an automation run (only then are policies read from the profile), and nothing can leave this machine.
        MOZ_DISABLE_NONLOCAL_CONNECTIONS: "1",
        NO_AT_BRIDGE: "1",
        GTK_A11Y: "none",
        DBUS_SESSION_BUS_ADDRESS: "disabled:",
        ...(visible ? { DISPLAY: process.env.DISPLAY, XAUTHORITY: process.env.XAUTHORITY, GDK_BACKEND: "x11" } : {}),
      },
    },
  );
}

/** Marionette's own Quit hangs on a changed draft; this does not ask. */
async function quit(marionette: Marionette, ended: Promise<void>): Promise<void> {
  const asked = marionette.run(() => {
    Services.tm.dispatchToMainThread(() => Services.startup.quit(Ci.nsIAppStartup.eForceQuit));
  });
  await Promise.race([asked.catch(() => {}).then(() => ended), sleep(8_000, undefined, { ref: false })]);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Ended already.
  }
}

/** Policies from a file beside the profile; Thunderbird takes such a file only in an automation run, hence the second preference. */
function policyPreferences(profile: string, policies: object | undefined): Preferences {
  if (policies === undefined) return {};
  const file = path.join(profile, "policies.json");
  writeFileSync(file, JSON.stringify({ policies }));
  return {
    "browser.policies.alternatePath": file,
    "security.turn_off_all_security_so_that_viruses_can_take_over_this_computer": true,
  };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
