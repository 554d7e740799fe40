import { type ManifestWishes, makeManifests } from "../../../cli/manifest/make-manifests.ts";

export const wishes: ManifestWishes = {
  host: new URL("https://mail.clinic.example/outlook"),
  organisation: "Riverside & Sons <Clinic>",
  id: null,
  mode: "block",
  support: "https://clinic.example/help",
  version: "1.0.0",
  sendFromPane: false,
  pinnedKeys: [],
};

export async function made(change: Partial<ManifestWishes> = {}): Promise<{ id: string; xml: string; json: string }> {
  const { id, files } = await makeManifests({ ...wishes, ...change });
  return { id, xml: `${files["manifest.xml"]}`, json: `${files["unified/manifest.json"]}` };
}
