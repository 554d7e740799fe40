import { readOptions } from "../options.ts";
import { isPublicKey } from "../policy/key-file.ts";
import { addressOf, type ManifestWishes, modes } from "./make-manifests.ts";
import { say } from "./say.ts";

const options = {
  host: { type: "string" },
  organisation: { type: "string" },
  id: { type: "string" },
  mode: { type: "string", default: "block" },
  support: { type: "string" },
  version: { type: "string", default: "1.0.0" },
  key: { type: "string", multiple: true, default: [] as string[] },
  "send-from-pane": { type: "boolean", default: false },
  out: { type: "string" },
} as const;

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export type ReadWishes =
  | { readonly ok: true; readonly wishes: ManifestWishes; readonly out: string }
  | { readonly ok: false; readonly problem: string };

/** What the administrator asked for, or the one sentence that says what is wrong with it. */
export function readWishes(args: readonly string[]): ReadWishes {
  const parsed = readOptions(args, options);
  if (!parsed.ok) return parsed;
  const { values } = parsed;
  const host = values.host === undefined ? null : URL.parse(values.host);
  const mode = modes.find((one) => one === values.mode);
  const organisation = values.organisation?.trim() ?? host?.hostname ?? "";
  const support = values.support ?? host?.origin ?? "";
  const problem = (key: Parameters<typeof say>[0]): ReadWishes => ({ ok: false, problem: say(key) });

  if (values.host === undefined) return problem("no-host");
  if (host?.protocol !== "https:") return problem("host-not-https");
  if (host.username !== "" || host.password !== "" || host.search !== "" || host.hash !== "")
    return problem("host-extra");
  if (values.id !== undefined && !guid.test(values.id)) return problem("bad-id");
  if (mode === undefined) return problem("bad-mode");
  if (!/^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(values.version)) return problem("bad-version");
  if (organisation === "" || organisation.length > 125) return problem("bad-organisation");
  if (URL.parse(support)?.protocol !== "https:") return problem("bad-support");
  if (!values.key.every(isPublicKey)) return problem("bad-key");
  if (values.out === undefined || parsed.positionals.length > 0) return problem("no-out");
  return {
    ok: true,
    out: values.out,
    wishes: {
      host: new URL(addressOf(host)),
      organisation,
      id: values.id?.toLowerCase() ?? null,
      mode,
      support,
      version: values.version,
      sendFromPane: values["send-from-pane"],
      pinnedKeys: values.key,
    },
  };
}
