import type { LoadedPolicy, PolicyProblemCause } from "../core/policy/load-policy.ts";
import type { Catalogue } from "./language.ts";

/** Why the organisation's rules are not in force, what is instead (`inForce`, from the same catalogue), and what to do. */
export const policyProblemText: Catalogue<PolicyProblemCause | Exclude<LoadedPolicy["source"], "organisation">> = {
  en: {
    missing: "Your organisation's rules are missing here, so {inForce}. Tell your administrator.",
    "not-json": "Your organisation's rules cannot be read, so {inForce}. Tell your administrator.",
    invalid: "Your organisation's rules have a mistake in them, so {inForce}. Tell your administrator.",
    unsigned: "Your organisation's rules came without a signature, so {inForce}. Tell your administrator.",
    "bad-signature":
      "Your organisation's rules may have been tampered with, so {inForce}. Tell your administrator at once.",
    expired: "Your organisation's rules have expired, so {inForce}. Ask your administrator for the new ones.",
    "rolled-back": "Rules older than your organisation's last ones came, so {inForce}. Tell your administrator.",
    "last-good": "the last good ones stay in force",
    "strictest-default": "the strictest rules are in force",
  },
  es: {
    missing: "Faltan aquí las reglas de su organización y {inForce}. Avise a su administrador.",
    "not-json": "Las reglas de su organización no se pueden leer y {inForce}. Avise a su administrador.",
    invalid: "Las reglas de su organización tienen un error y {inForce}. Avise a su administrador.",
    unsigned: "Las reglas de su organización llegaron sin firma y {inForce}. Avise a su administrador.",
    "bad-signature":
      "Puede que alguien haya manipulado las reglas de su organización y {inForce}. Avise enseguida a su administrador.",
    expired: "Las reglas de su organización caducaron y {inForce}. Pida las nuevas a su administrador.",
    "rolled-back":
      "Llegaron reglas más antiguas que las últimas de su organización y {inForce}. Avise a su administrador.",
    "last-good": "siguen rigiendo las últimas válidas",
    "strictest-default": "rigen las más estrictas",
  },
};
