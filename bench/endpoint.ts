/**
 * Speed and load of the endpoint: real processes, real disks, real PostgreSQL. Ratios come from one run on one machine.
 * Run: npm run bench:endpoint [-- --json] [-- --soak=10]
 */
import { accepts, acceptsOnPostgres, acceptsOnSlowDisk } from "./endpoint/accepts.ts";
import { growth } from "./endpoint/million.ts";
import { pickupOnPhone } from "./endpoint/phone.ts";
import { sealRatio } from "./endpoint/sealing.ts";
import { soak } from "./endpoint/soak.ts";
import { uploadMemory } from "./endpoint/uploads.ts";

const asJson = process.argv.includes("--json");
const say = (line: string): void => void (asJson ? process.stderr : process.stdout).write(`${line}\n`);
const show = (value: number | null, digits = 2): string => (value === null ? "not measured" : value.toFixed(digits));

const minutes = Number(process.argv.find((one) => one.startsWith("--soak="))?.slice("--soak=".length) ?? 0);
if (minutes > 0) {
  const { messages, early, late } = await soak(minutes);
  say(`Soak of ${minutes} minutes, ${messages} messages: ${show(early, 0)} MB early, ${show(late, 0)} MB late`);
  if (asJson) process.stdout.write(`${JSON.stringify({ minutes, messages, earlyMb: early, lateMb: late })}\n`);
  process.exit();
}

const accepted = await accepts();
say(
  `Accept an 8 KB sealed message  ${show(accepted.acceptPerSecond, 0)}/s, bare loop ${show(accepted.barePerSecond, 0)}/s`,
);
say(`  of the bare loop             ${show(accepted.acceptRatio)}   target ≥ 0.60`);
say(`  p99 at half load             ${show(accepted.p99Ms, 1)} ms   target ≤ 30`);
const slow = await acceptsOnSlowDisk();
say(`  with 2 ms more per sync      ${show(slow, 0)}/s   target ≥ 1500${slow === null ? "; needs cc" : ""}`);
const uploadRssMb = await uploadMemory();
say(`64 uploads of 10 MB at once    ${show(uploadRssMb, 0)} MB   target ≤ 300`);
const grown = await growth();
say(`State, 1,000 and 1,000,000     ${show(grown.stateMs[0])} and ${show(grown.stateMs[1])} ms`);
say(`Pickup, 1,000 and 1,000,000    ${show(grown.pickupMs[0])} and ${show(grown.pickupMs[1])} ms`);
say(`  the slower of the two        ${show(grown.millionRatio)}   target ≤ 2`);
const postgres = await acceptsOnPostgres();
say(`PostgreSQL, 1 and 4 processes  ${show(postgres.one, 0)} and ${show(postgres.four, 0)}/s`);
say(`  four of one                  ${show(postgres.four / postgres.one)}   target ≥ 2, with a core for each process`);
const sealed = await sealRatio();
say(`Sealing 10 MB, of openpgp.js   ${show(sealed)}   target ≤ 1.3`);
const portalPhoneMs = await pickupOnPhone();
say(`Pickup page on a slow phone    ${show(portalPhoneMs, 0)} ms   target ≤ 1000`);

if (asJson) {
  const { acceptRatio, acceptPerSecond, p99Ms } = accepted;
  const figures = {
    acceptRatio,
    acceptPerSecond,
    fsync2msPerSecond: slow,
    p99Ms,
    uploadRssMb,
    millionRatio: grown.millionRatio,
    postgres4xRatio: postgres.four / postgres.one,
    sealRatio: sealed,
    portalPhoneMs,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
