import { type Scales, scalesOf } from "./score.ts";
import { identifierWeights, personWeights } from "./weights.ts";

export const personScales: Scales = scalesOf(personWeights);
export const identifierScales: Scales = scalesOf(identifierWeights);
