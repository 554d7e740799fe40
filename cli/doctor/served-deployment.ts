import { z } from "zod";
import { jsonOrNull } from "../json-or-null.ts";
import type { Answer } from "./ask.ts";

/** What the add-in reads from `deployment.json` beside it, as far as the doctor looks at it. */
const deploymentFile = z.strictObject({
  pinnedKeys: z.array(z.string()).default([]),
  enrolmentCode: z.string().nullable().default(null),
  signIn: z
    .object({ clientId: z.string(), authority: z.url(), scopes: z.array(z.string()).min(1) })
    .nullable()
    .default(null),
});

export type ServedDeployment =
  | { readonly kind: "absent" | "unreadable" }
  | ({ readonly kind: "not-fetched" } & { readonly answer: Answer })
  | { readonly kind: "read"; readonly pinnedKeys: readonly string[]; readonly hasCode: boolean };

export function deploymentIn(answer: Answer): ServedDeployment {
  if (!answer.ok) return { kind: "not-fetched", answer };
  if (answer.status === 404) return { kind: "absent" };
  if (answer.status !== 200) return { kind: "not-fetched", answer };
  const { data } = deploymentFile.safeParse(jsonOrNull(answer.body.toString("utf8")));
  if (data === undefined) return { kind: "unreadable" };
  return { kind: "read", pinnedKeys: data.pinnedKeys, hasCode: data.enrolmentCode !== null };
}
