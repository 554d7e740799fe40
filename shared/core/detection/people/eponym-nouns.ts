import { hashWord } from "../reading/tokens.ts";

/** Nouns that make a thing of the name before them: "Graves disease", "Duke score", "Foley catheter". */
export const eponymNouns: ReadonlySet<number> = new Set(
  "disease diseases syndrome syndromes sign signs criteria scale score scores test catheter room wing palsy ratio lymphoma tumor sarcoma contracture procedure protocol drain forceps clamp stethoscope maneuver position agitation angina index classification staging type deficiency anomaly malformation dystrophy hernia pattern triad rash nodes nodules node lines plot fracture fractures splint graft flap tube tubes line bag table needle knife retractor suture blade dressing pump kit scan operation repair technique approach grade formula equation method calculator tool questionnaire inventory stain virus bacillus law reflex phenomenon effect cells bodies body duct ligament plexus esophagus rule dementia paralysis thyroiditis anemia arthropathy nephritis glomerulonephritis cardiomyopathy aphasia encephalopathy ulcer ulcers bowel stool respirations breathing murmur curve loop drain shunt paradox fund foundation prize award medal lecture lectureship professorship chair scholarship fellowship institute hall auditorium pavilion tower memorial center clinic building street avenue road lane"
    .split(" ")
    .map(hashWord),
);
