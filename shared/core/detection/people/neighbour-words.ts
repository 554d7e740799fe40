import { WordSet } from "../reading/word-set.ts";

/** Words right before a name whose weight is learned by itself. */
export const wordsBefore =
  "for with from by to per and of re on at in about see saw seen call called ask tell told thanks hi hello dear cc is was a the our my this that had has gave give spoke via welcome contact email page text please pls can did does get got labs result results note chart records report script refill refills appt appointment referral order auth claim denial bill letter scan copy file mom dad wife husband daughter son mother father sister brother room bed pt or if when while because but as than attached admitted discharged transferred update para de con la el y are meet join let have need needs want remind where".split(
    " ",
  );

/** Words right behind a name whose weight is learned by itself. */
export const wordsBehind =
  "is was has had needs need wants says said asks asked called calls will can cant cannot did does didnt doesnt refused refuses denies reports in at to on from for with and or who whose covers covering cover swaps swapped presents presented leads teaches runs owns takes taking works leaving starting joins ordered wrote signed sent thinks knows wondering pulled fell vomited missed came went left stopped started starts keeps got gets took ate slept died passed failed declined due here still not never also again today tomorrow yesterday now re about if your you my the a are be been would could should per by may looks feels seems back out up down off over then but so because when while no y de en tiene necesita está esta".split(
    " ",
  );

export const namedBefore = new WordSet(wordsBefore.join(" "));
export const namedBehind = new WordSet(wordsBehind.join(" "));
