/** `group element label`, for what a header says of people, places and the examination (DICOM PS3.6). */
const table = `
0008 0020 Study date
0008 0021 Series date
0008 0022 Acquisition date
0008 0023 Content date
0008 0050 Accession number
0008 0080 Institution
0008 0081 Institution address
0008 0090 Referring physician
0008 0092 Referring physician's address
0008 0094 Referring physician's phone
0008 1010 Station
0008 1030 Study description
0008 103E Series description
0008 1040 Department
0008 1048 Physician of record
0008 1050 Performing physician
0008 1060 Reading physician
0008 1070 Operator
0008 1080 Admitting diagnosis
0008 2111 Derivation
0008 4000 Comments
0010 0010 Patient
0010 0020 Patient ID
0010 0021 Issuer of patient ID
0010 0030 DOB
0010 0040 Sex
0010 1000 Other patient ID
0010 1001 Other patient name
0010 1005 Birth name
0010 1010 Age
0010 1040 Patient's address
0010 1050 Insurance plan
0010 1060 Mother's birth name
0010 1080 Military rank
0010 1090 Medical record locator
0010 2000 Medical alerts
0010 2110 Allergies
0010 2154 Patient's phone
0010 2160 Ethnic group
0010 2180 Occupation
0010 21B0 Patient history
0010 21F0 Religion
0010 2297 Responsible person
0010 4000 Patient comments
0018 1000 Device serial number
0018 1030 Protocol
0020 4000 Image comments
0032 1032 Requesting physician
0032 1060 Requested procedure
0032 4000 Study comments
0038 0010 Admission ID
0038 0300 Patient location
0040 0254 Procedure step
0040 A075 Verifying observer
0040 A123 Person
0040 A160 Text
0042 0010 Document title
`;

const labels: ReadonlyMap<number, string> = new Map(
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [group = "", element = "", ...label] = line.split(" ");
      return [dicomTag(Number.parseInt(group, 16), Number.parseInt(element, 16)), label.join(" ")];
    }),
);

export function dicomTag(group: number, element: number): number {
  return group * 0x10000 + element;
}

/** What a reader calls the element. */
export function dicomLabel(tag: number): string {
  return labels.get(tag) ?? "Other";
}

/** True for what the table knows: text, also where the file does not write the kind of its values down. */
export function isKnownText(tag: number): boolean {
  return labels.has(tag);
}
