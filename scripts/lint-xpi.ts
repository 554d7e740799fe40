/**
 * `node scripts/lint-xpi.ts [FILE]`: Mozilla's linter over the packed add-on. It knows Firefox, so what it says of Thunderbird's own
 * permissions is known to be false and allowed here by name; anything else fails. It is fetched on use: its 200 packages would
 * double what everybody installs.
 */
import { spawnSync } from "node:child_process";

const linter = "addons-linter@10.14.0";
const [file = "dist/sealpost-thunderbird.xpi"] = process.argv.slice(2);

/** Code of the message, and what it must speak of. */
const knownFalse: readonly { readonly code: string; readonly about: RegExp; readonly because: string }[] = [
  {
    code: "MANIFEST_PERMISSIONS",
    about: /compose|compose\.send|accountsRead|messagesRead|messagesImport|messagesDelete/,
    because: "permissions of Thunderbird that Firefox does not have",
  },
  { code: "UNKNOWN_MANIFEST_KEY", about: /compose_action/, because: "Thunderbird's key" },
  { code: "MANIFEST_FIELD_UNSUPPORTED", about: /compose_action/, because: "Thunderbird's key" },
  {
    code: "MISSING_DATA_COLLECTION_PERMISSIONS",
    about: /./,
    because: "a key of Firefox; Thunderbird does not read it, docs/privacy.md says it in words",
  },
  {
    code: "UNSAFE_VAR_ASSIGNMENT",
    about: /innerHTML/,
    because: "React's own renderer; no text of a message reaches it (CSP allows no script but ours)",
  },
  {
    code: "UNSAFE_VAR_ASSIGNMENT",
    about: /activeXDocument\d*\.write|iframeDocument\d*\.write|call to import/,
    because: "the PDF reader's polyfills, for browsers that Thunderbird is not; its imports are our own files",
  },
  { code: "DANGEROUS_EVAL", about: /Function|eval/, because: "feature tests of libraries; the CSP refuses them" },
];

interface LintMessage {
  readonly _type: string;
  readonly code: string;
  readonly message: string;
  readonly description?: unknown;
  readonly file?: string;
  readonly line?: number;
}

const { stdout, status, stderr } = spawnSync("npx", ["--yes", linter, "--output", "json", file], {
  encoding: "utf8",
  maxBuffer: 1 << 28,
});
if (stdout.trim() === "") {
  process.stderr.write(`${linter} did not run (${status}):\n${stderr}\n`);
  process.exit(2);
}
const report = JSON.parse(stdout) as Record<"errors" | "warnings" | "notices", readonly LintMessage[]>;
const all = [...report.errors, ...report.warnings, ...report.notices];
const isKnown = ({ code, message, description }: LintMessage): boolean =>
  knownFalse.some((known) => known.code === code && known.about.test(`${message} ${String(description)}`));
const unknown = all.filter((message) => !isKnown(message));
for (const { _type, code, message, file: where, line } of unknown) {
  process.stdout.write(`${_type} ${code} ${where ?? ""}:${line ?? ""} ${message}\n`);
}
process.stdout.write(
  `${all.length} messages, ${all.length - unknown.length} known to be false, ${unknown.length} others\n`,
);
process.exitCode = unknown.length === 0 ? 0 : 1;
