import { describe, expect, test } from "vitest";
import {
  isBankAccount,
  isDrugRegistration,
  isLoinc,
  isProviderNumber,
  isRoutingNumber,
  isVehicleNumber,
  luhn,
} from "../../../shared/core/detection/identifiers/check-digits.ts";

describe("check digits", () => {
  test.each<[string, (sign: string) => boolean, readonly string[], readonly string[]]>([
    [
      "payment card",
      luhn,
      ["4111111111111111", "5500005555555559", "340000000000009"],
      ["4111111111111112", "", "0000"],
    ],
    ["NPI", isProviderNumber, ["1234567893", "1679576722"], ["1234567890", "3234567893", "123456789"]],
    ["DEA", isDrugRegistration, ["AB1234563", "F91234563"], ["AB1234567", "A11234563", "AB123456"]],
    ["ABA routing", isRoutingNumber, ["021000021", "011401533", "322271627"], ["021000022", "991000021", "02100002"]],
    [
      "VIN",
      isVehicleNumber,
      ["1HGCM82633A004352", "1M8GDM9AXKP042788"],
      ["1HGCM82643A004352", "1HGCM82633A00435", "IOQ11111111111111"],
    ],
    [
      "IBAN",
      isBankAccount,
      ["DE89370400440532013000", "GB82WEST12345698765432", "ES9121000418450200051332"],
      ["DE89370400440532013001", "DE8937"],
    ],
    ["LOINC", isLoinc, ["4548-4", "2345-7", "718-7"], ["4548-5", "45484", "123456-1"]],
  ])("%s", (_, holds, right, wrong) => {
    for (const sign of right) expect([sign, holds(sign)]).toEqual([sign, true]);
    for (const sign of wrong) expect([sign, holds(sign)]).toEqual([sign, false]);
  });
});
