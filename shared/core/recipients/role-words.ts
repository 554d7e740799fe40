const roleWords = new Set(
  "account accounts accounting admin administrator administration admissions alert alerts appointment appointments assistance authorization benefits billing care careers center centre central claims claim clinic clinica clinical clinics contact contacto customer customerservice department dept desk director dispatch dispensary donotreply eligibility email enquiries enrollment facturacion family familia fax finance frontdesk front group health healthcare hello help helpdesk home hospital hr human imaging info informacion information inquiries inquiry intake it lab laboratory labs legal library list mail mailbox main management manager marketing medical medicine member members news newsletter noreply no-reply notice notices notifications nurse nurses nursing office officemanager oficina operations orders outpatient patient patients payments payroll pharmacy farmacia portal practice prescriptions press privacy compliance procurement provider providers purchasing queries radiology reception recepcion receptionist records recruiting referral referrals refills registration reply reports resources results returns rx sales scheduler scheduling schedule secretary secretaria security sender service services servicio shop social staff support surgery surgical system systems team tech technical test triage unit user webmaster welcome wellness whatsapp citas consultas equipo soporte ventas ayuda contabilidad recursos".split(
    " ",
  ),
);

/** True for a word that names an office and no person: `billing`, `frontdesk`, `citas`. */
export function isRoleWord(word: string): boolean {
  return roleWords.has(word);
}
