import { readFile } from "node:fs/promises";
import { getCACertificates } from "node:tls";

/** How the doctor gets at servers. */
export interface Reach {
  /** Certificates that are trusted, PEM. */
  readonly trusted: readonly string[];
  /** Where a host is really asked, such as a server of a test that stands in for it. */
  readonly at: (hostname: string, port: number) => { readonly address: string; readonly port: number };
  /** In milliseconds. */
  readonly patience: number;
}

const defaultPatience = 10_000;

/** What browsers on this machine trust, and the certificates of one more file. Null: the file cannot be read. */
export async function ordinaryReach(caFile: string | undefined): Promise<Reach | null> {
  try {
    const own = caFile === undefined ? [] : [await readFile(caFile, "utf8")];
    const trusted = [...getCACertificates("default"), ...getCACertificates("system"), ...own];
    return { trusted, at: (hostname, port) => ({ address: hostname, port }), patience: defaultPatience };
  } catch {
    return null;
  }
}
