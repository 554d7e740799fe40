/** A domain taken apart: `mail.clinic.co.uk` is name `clinic`, suffix `co.uk`, registrable `clinic.co.uk`. */
export interface DomainParts {
  readonly name: string;
  readonly suffix: string;
  readonly registrable: string;
}

/**
 * Second levels under which country registries sell names. A rule instead of the whole Public Suffix List
 * (250 kB): what it gets wrong makes two unrelated names look related under one rare suffix, which only ever
 * keeps a question from being asked.
 */
const secondLevels = new Set(
  "ac asn co com edu gob gov govt gouv gub gv health id info k12 ltd me med mil ne net nhs nom nsw or org plc qc sch school vic web".split(
    " ",
  ),
);

/** Hosts that give each customer a name of its own. */
const hostedSuffixes = new Set(["onmicrosoft.com", "cloudapp.net", "github.io", "blogspot.com", "herokuapp.com"]);

/** Takes a domain apart at the name that somebody registered. */
export function domainParts(domain: string): DomainParts {
  const dot = domain.indexOf(".");
  // Most are `clinic.org`; of ten thousand partners that is what counts.
  if (dot !== -1 && domain.indexOf(".", dot + 1) === -1) {
    return { name: domain.slice(0, dot), suffix: domain.slice(dot + 1), registrable: domain };
  }
  const labels = domain.split(".");
  const length = Math.min(suffixLength(labels), labels.length - 1);
  const suffix = labels.slice(labels.length - length).join(".");
  const name = labels[labels.length - length - 1] ?? "";
  return { name, suffix, registrable: `${name}.${suffix}` };
}

function suffixLength(labels: readonly string[]): number {
  const [second = "", top = ""] = labels.slice(-2);
  if (hostedSuffixes.has(`${second}.${top}`)) return 2;
  if (top === "us" && second.length === 2) return 2;
  return top.length === 2 && secondLevels.has(second) ? 2 : 1;
}
