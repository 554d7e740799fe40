import type { PreferencePurpose } from "../core/policy/preference-purpose.ts";
import type { Catalogue } from "./language.ts";

/** What unencrypted mail was asked for. */
export const purposeText: Catalogue<PreferencePurpose> = {
  en: {
    "access-request": "A copy of their own records",
    appointment: "Appointments",
    billing: "Billing",
    care: "Their care",
  },
  es: {
    "access-request": "Una copia de su propia historia clínica",
    appointment: "Citas",
    billing: "Facturación",
    care: "Su atención",
  },
};
