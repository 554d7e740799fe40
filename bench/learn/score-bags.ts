import { hintAt, warnAt } from "../../shared/core/detection/decision/bars.ts";
import { floorProbability } from "../../shared/core/detection/decision/floor.ts";
import type { Bag } from "./bags.ts";
import { scoresOf } from "./forward.ts";
import type { Learned } from "./learn-from.ts";
import { lessonOf } from "./lesson.ts";
import type { Scored } from "./report.ts";

/** How surely each draft, and its subject by itself, holds patient information. */
export function scoreBags({ model, known }: Learned, bags: readonly Bag[]): readonly Scored[] {
  return bags.map((bag) => {
    const scores = scoresOf(model, lessonOf(bag, known.usable, bag.instances, 1));
    const best = (only: (index: number) => boolean): number =>
      scores.reduce(
        (most, { p }, index) =>
          only(index) ? Math.max(most, bag.instances[index]?.floor === true ? Math.max(p, floorProbability) : p) : most,
        0,
      );
    const whole = best(() => true);
    const subject = best((index) => bag.instances[index]?.subject === true);
    // As `decide.ts` has it: whoever the subject of a draft that warns probably names.
    return {
      example: bag.example,
      whole,
      subject: whole >= warnAt && subject >= hintAt ? Math.max(subject, warnAt) : subject,
    };
  });
}
