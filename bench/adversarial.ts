/** Texts that make careless detectors slow, each of at least `size` characters. */
export function adversarialTexts(size: number): Readonly<Record<string, string>> {
  const repeat = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  return {
    "one line of base64": repeat("QmFzZTY0IGlzIG5vdCBhIG5hbWUu"),
    "digits and hyphens": repeat("123-45-"),
    "capitals and commas": repeat("Smith, Jones, "),
    "given names only": repeat("Maria Jose Ana Luis "),
    initials: repeat("J. R. K. "),
    "labels without values": repeat("MRN SSN DOB acct "),
    "phrase beginnings": repeat("chronic kidney acute heart "),
    "quote marks": repeat("> > > > "),
    "at signs": repeat("a@b.c@"),
    "hyphenated names": repeat("Anna-Maria-"),
    "street words": repeat("12 Main Oak "),
    apostrophes: repeat("o'o'o'"),
    "zero-width characters": repeat("a\u200bb\u200b"),
    "combining marks": repeat("e\u0301"),
    "lone surrogates": repeat("\ud800 \udfff"),
    "right to left": repeat("\u05d0\u05d1\u05d2 "),
    "line feeds": repeat("a\n"),
    diseases: repeat("pneumonia "),
    "names with diseases": repeat("Ana Ruiz pneumonia. "),
  };
}
