import { z } from "zod";
import { fetchText } from "./fetch-text.ts";

/** What an administrator puts beside the add-in's files, in `deployment.json`. Without the file, all of it is left out. */
const deploymentSchema = z.strictObject({
  pinnedKeys: z.array(z.string()).default([]).describe("Public keys of signed policies; empty: plain JSON is taken"),
  enrolmentCode: z.string().nullable().default(null).describe("The code with which each user enrols by themselves"),
  signIn: z
    .strictObject({
      clientId: z.string(),
      authority: z.url(),
      scopes: z.array(z.string()).min(1),
    })
    .nullable()
    .default(null)
    .describe("Microsoft Entra: tokens come by nested app authentication"),
});
export type Deployment = z.output<typeof deploymentSchema>;

/** In milliseconds. */
const limitMs = 5_000;

/** A file that is there and makes no sense counts as one that pins a key nobody has: no policy is believed then. */
export async function readDeployment(): Promise<Deployment> {
  const text = await fetchText("deployment.json", limitMs);
  if (text === null) return deploymentSchema.parse({});
  try {
    return deploymentSchema.parse(JSON.parse(text));
  } catch {
    return deploymentSchema.parse({ pinnedKeys: ["unreadable"] });
  }
}
