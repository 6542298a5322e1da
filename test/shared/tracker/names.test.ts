import { describe, expect, it } from "vitest";
import { namesFitting, tidyName } from "../../../shared/tracker/names.ts";

function fitting(written: string, ...listed: readonly string[]): string[] {
  const found = namesFitting(tidyName(written), listed.map(tidyName));
  return listed.filter((name) => found.includes(tidyName(name)));
}

describe("a name, tidied,", () => {
  it.each([
    ["Jo Okarra", "jo okarra"],
    ["OKARRA, Jo", "jo okarra"],
    ["Okarra , Ms  Jo", "jo okarra"],
    ["Dr. J. Okarra (agency, until May)", "j okarra"],
    ["  Jo   Okarra\u00a0", "jo okarra"],
    ["J.O.", "j o"],
    ["O’Hara-Lane, Siân", "siân o’hara-lane"],
    ["(vacant)", ""],
    ["Mr. Jo Okarra [locum]", "jo okarra"],
    ["Miss Jo(agency)Okarra", "jo okarra"],
    ["Mx Okarra", "okarra"],
    ["Mrs", ""],
    [`Jo Okarra ${" ".repeat(400)} and a note`, "jo okarra"],
  ])("%j is %j", (written, tidied) => {
    expect(tidyName(written)).toBe(tidied);
  });
});

describe("a name fits", () => {
  it("the person of that very name alone, though another's initial would do", () => {
    expect(fitting("J Tarn", "Jude Tarn", "J. Tarn")).toEqual(["J. Tarn"]);
  });

  it("by its initial or its beginning, everybody whom it could mean", () => {
    expect(fitting("J. Tarn", "Jude Tarn", "Jess Tarn", "Jude Tarnbrook")).toEqual(["Jude Tarn", "Jess Tarn"]);
    expect(fitting("Chris Tarn", "Christopher Tarn")).toEqual(["Christopher Tarn"]);
    expect(fitting("Christopher Tarn", "Chris Tarn")).toEqual(["Chris Tarn"]);
    expect(fitting("Jude M Tarn", "Jude Tarn")).toEqual(["Jude Tarn"]);
  });

  it("by two or three initials, only where nothing else fits", () => {
    expect(fitting("JO", "Jo Okarra", "Amma Tarnbrook")).toEqual(["Jo Okarra"]);
    expect(fitting("jko", "Jo Kay Okarra")).toEqual(["Jo Kay Okarra"]);
    expect(fitting("J", "Jo Okarra")).toEqual([]);
    expect(fitting("jo.o", "J Okarra Oke")).toEqual([]);
    expect(fitting("joko", "Jo Okarra Kay Oke")).toEqual([]);
  });

  it("nobody by the last name, the first name or another first name", () => {
    expect(fitting("Okarra", "Jo Okarra")).toEqual([]);
    expect(fitting("Amma", "Amma Tarnbrook")).toEqual([]);
    expect(fitting("Jack Tarn", "Jude Tarn")).toEqual([]);
    expect(fitting("Jude Tarn", "Jude Tarn Oke")).toEqual([]);
    expect(fitting("", "Jo Okarra")).toEqual([]);
  });
});
