import type { ManifestProblemCode } from "../../shared/text/cli-manifest.ts";

/** What is wrong with a manifest. `where` is the way from the root, such as `OfficeApp/Hosts/Host`. */
export interface ManifestProblem {
  readonly code: ManifestProblemCode;
  readonly where: string;
  readonly values: Readonly<Record<string, string | number>>;
}
