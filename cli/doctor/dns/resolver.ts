import { Resolver } from "node:dns/promises";

/** `no-name`: there is nothing at all by that name; `failed`: nobody answered, so that nothing is known. */
export type Records =
  | { readonly kind: "records"; readonly texts: readonly string[] }
  | { readonly kind: "none" | "no-name" | "failed" };

export interface DomainNames {
  /** TXT records, each joined from its pieces. */
  txt(name: string): Promise<Records>;
  /** Names of mail servers, in lower case, without the dot at the end. */
  mx(name: string): Promise<Records>;
}

/** `server`: address and port of a resolver; null: the machine's own. */
export function domainNames(server: string | null): DomainNames {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  if (server !== null) resolver.setServers([server]);
  return {
    txt: (name) => ask(() => resolver.resolveTxt(name).then((records) => records.map((pieces) => pieces.join("")))),
    mx: (name) =>
      ask(() =>
        resolver
          .resolveMx(name)
          .then((records) => records.map(({ exchange }) => exchange.toLowerCase().replace(/\.$/, ""))),
      ),
  };
}

async function ask(question: () => Promise<readonly string[]>): Promise<Records> {
  try {
    return { kind: "records", texts: await question() };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    return { kind: code === "ENOTFOUND" ? "no-name" : code === "ENODATA" ? "none" : "failed" };
  }
}

/** Those records that begin so, in any case. */
export function beginning(records: Records, tag: RegExp): readonly string[] {
  return records.kind === "records" ? records.texts.filter((text) => tag.test(text)) : [];
}

/** `a=b; c=d` as DKIM and DMARC write it; names in lower case. */
export function tagsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(";").flatMap((part) => {
      const at = part.indexOf("=");
      return at === -1 ? [] : [[part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()] as const];
    }),
  );
}
