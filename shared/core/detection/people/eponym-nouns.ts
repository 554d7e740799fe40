import { hashWord } from "../reading/tokens.ts";

/** Nouns that make a thing of the name before them: "Graves disease", "Duke score", "Foley catheter". */
export const eponymNouns: ReadonlySet<number> = new Set(
  "disease diseases syndrome syndromes sign signs criteria scale score scores test catheter room wing palsy ratio lymphoma tumor sarcoma contracture procedure protocol drain forceps clamp stethoscope maneuver position agitation angina index classification staging type deficiency anomaly malformation dystrophy hernia"
    .split(" ")
    .map(hashWord),
);
