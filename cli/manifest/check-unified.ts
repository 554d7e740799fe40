import { z } from "zod";
import { jsonOrNull } from "../json-or-null.ts";
import { handledEvents, launchEvents, paneButtons, sendEvents } from "./events.ts";
import type { ManifestProblem } from "./problem.ts";

/** The part that says which events are handled how; Microsoft's schema, which `office-addin-manifest` checks, has the rest. */
const unified = z.looseObject({
  id: z.string(),
  validDomains: z.array(z.string()),
  extensions: z
    .array(
      z.looseObject({
        runtimes: z.array(
          z.looseObject({
            code: z.object({ page: z.string(), script: z.string().optional() }),
            actions: z.array(z.looseObject({ id: z.string(), type: z.string() })),
          }),
        ),
        ribbons: z.array(
          z.looseObject({
            tabs: z.array(
              z.looseObject({
                groups: z.array(
                  z.looseObject({ controls: z.array(z.looseObject({ id: z.string(), actionId: z.string() })) }),
                ),
              }),
            ),
          }),
        ),
        autoRunEvents: z.array(
          z.looseObject({
            requirements: z.object({ capabilities: z.array(z.object({ name: z.string(), minVersion: z.string() })) }),
            events: z.array(
              z.looseObject({
                type: z.string(),
                actionId: z.string(),
                options: z.looseObject({ sendMode: z.string().optional() }).optional(),
              }),
            ),
          }),
        ),
        alternates: z.array(
          z.looseObject({ hide: z.object({ customOfficeAddin: z.object({ officeAddinId: z.string() }) }).optional() }),
        ),
      }),
    )
    .length(1),
});
type Extension = z.output<typeof unified>["extensions"][number];

const xmlNames = new Map(Object.entries(launchEvents).map(([name, { unified: other }]) => [other, name]));

/** What is wrong with a unified manifest, beyond its schema: event names, actions, the twin that it hides. */
export function checkUnified(text: string, handler: string | null): readonly ManifestProblem[] {
  const parsed = unified.safeParse(jsonOrNull(text));
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({
      code: "not-unified",
      where: path.join("/"),
      values: { message },
    }));
  }
  const [extension] = parsed.data.extensions;
  if (extension === undefined) return [];
  const twin = extension.alternates.some(
    ({ hide }) => hide !== undefined && hide.customOfficeAddin.officeAddinId !== parsed.data.id,
  );
  return [
    ...eventProblems(extension, handler),
    ...actionProblems(extension),
    ...addressProblems(extension, parsed.data.validDomains),
    ...(twin ? [] : [{ code: "twin-not-hidden", where: "extensions/0/alternates", values: {} } as const]),
  ];
}

function* eventProblems({ autoRunEvents }: Extension, handler: string | null): Generator<ManifestProblem> {
  const seen = new Set<string>();
  for (const [index, { requirements, events }] of autoRunEvents.entries()) {
    const where = `extensions/0/autoRunEvents/${index}`;
    const declared = requirements.capabilities.find(({ name }) => name === "Mailbox")?.minVersion ?? "";
    for (const { type, actionId, options } of events) {
      const event = xmlNames.get(type);
      if (event === undefined) {
        yield { code: "unknown-event", where, values: { event: type } };
        continue;
      }
      if (seen.has(event)) yield { code: "event-twice", where, values: { event: type } };
      seen.add(event);
      const isThere = handler === null ? actionId === handledEvents[event] : handler.includes(actionId);
      if (handledEvents[event] === undefined || !isThere) {
        yield { code: "unknown-function", where, values: { event: type, name: actionId } };
      }
      const mode = options?.sendMode;
      if (sendEvents.has(event) && mode !== "block" && mode !== "softBlock" && mode !== "promptUser") {
        yield { code: "bad-send-mode", where, values: { event: type, mode: mode ?? "" } };
      }
      const since = launchEvents[event]?.since ?? 0;
      if (Number(/^1\.(\d{1,2})$/.exec(declared)?.[1] ?? -1) < since) {
        yield { code: "requirement-set", where, values: { declared, needed: `1.${since}` } };
      }
    }
  }
  for (const event of Object.keys(handledEvents)) {
    if (seen.has(event)) continue;
    yield {
      code: "missing-event",
      where: "extensions/0/autoRunEvents",
      values: { event: launchEvents[event]?.unified ?? "" },
    };
  }
}

function* actionProblems({ runtimes, ribbons, autoRunEvents }: Extension): Generator<ManifestProblem> {
  const actions = new Map(runtimes.flatMap((runtime) => runtime.actions.map(({ id, type }) => [id, type] as const)));
  for (const { actionId } of autoRunEvents.flatMap(({ events }) => events)) {
    if (actions.get(actionId) === "executeFunction") continue;
    yield { code: "unknown-action", where: "extensions/0/autoRunEvents", values: { id: actionId } };
  }
  const controls = ribbons.flatMap(({ tabs }) =>
    tabs.flatMap(({ groups }) => groups.flatMap((group) => group.controls)),
  );
  for (const { actionId } of controls) {
    if (actions.get(actionId) === "openPage") continue;
    yield { code: "unknown-action", where: "extensions/0/ribbons", values: { id: actionId } };
  }
  for (const id of paneButtons) {
    if (controls.some((control) => control.id === id)) continue;
    yield { code: "missing-button", where: "extensions/0/ribbons", values: { id } };
  }
  if (runtimes.some(({ code }) => code.script !== undefined)) return;
  yield { code: "no-script-runtime", where: "extensions/0/runtimes", values: {} };
}

function* addressProblems({ runtimes }: Extension, domains: readonly string[]): Generator<ManifestProblem> {
  for (const url of runtimes.flatMap(({ code: { page, script } }) => [
    page,
    ...(script === undefined ? [] : [script]),
  ])) {
    const where = "extensions/0/runtimes";
    if (!URL.canParse(url) || new URL(url).protocol !== "https:") yield { code: "not-https", where, values: { url } };
    else if (!domains.includes(new URL(url).hostname)) yield { code: "other-domain", where, values: { url } };
  }
}
