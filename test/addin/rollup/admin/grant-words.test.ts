import { describe, expect, it } from "vitest";
import { hasEnded, heldWords, roleInEntra, timeWords } from "../../../../addin/rollup/admin/grant-words.ts";
import { plainDate } from "../../../../shared/calendar/plain-date.ts";
import type { Grant } from "../../../../shared/contract/organisation.ts";

const today = plainDate("2025-09-15");
const grantOf = (from: string, until?: string): Grant => ({
  personId: "ada",
  role: "cover",
  team: "east",
  from: plainDate(from),
  ...(until !== undefined && { until: plainDate(until) }),
});

describe("a grant in words", () => {
  it.each([
    [grantOf("2025-01-01"), "since 1 Jan 2025", false],
    [grantOf("2025-01-01", "2025-09-16"), "since 1 Jan 2025, gone on 16 Sep 2025", false],
    [grantOf("2025-01-01", "2025-09-15"), "ended on 15 Sep 2025, held since 1 Jan 2025", true],
    [grantOf("2025-09-15"), "since 15 Sep 2025", false],
    [grantOf("2025-09-16"), "from 16 Sep 2025", false],
    [grantOf("2025-09-16", "2025-09-30"), "from 16 Sep 2025, gone on 30 Sep 2025", false],
  ])("is gone on the day of its end: %o is %s", (grant, words, ended) => {
    expect(timeWords(grant, today, true)).toBe(words);
    expect(hasEnded(grant, today)).toBe(ended);
  });

  it("that is not saved is held by nobody yet, and has not ended", () => {
    expect(timeWords(grantOf("2025-09-15", "2025-09-30"), today, false)).toBe(
      "from 15 Sep 2025, gone on 30 Sep 2025: not saved yet",
    );
    expect(timeWords(grantOf("2025-01-01", "2025-09-15"), today, false)).toBe(
      "from 1 Jan 2025, gone on 15 Sep 2025: not saved yet",
    );
  });

  it("needs a role in Entra that is called there as what is held, but for those who stand in for a manager", () => {
    expect((["manager", "deputy", "cover"] as const).map(roleInEntra)).toEqual(Array(3).fill("Team manager"));
    expect(roleInEntra("qa")).toBe("Quality assurance");
  });

  it("names what is held, by its short name where it is no more", () => {
    const names = {
      teams: [{ team: "east", name: "East", service: "safeguarding" }],
      services: [{ service: "safeguarding", name: "Safeguarding" }],
    };
    const base = { personId: "ada", from: today };
    expect(heldWords(grantOf("2025-01-01"), names)).toBe("East");
    expect(heldWords({ ...base, role: "head-of-service", service: "safeguarding" }, names)).toBe("Safeguarding");
    expect(heldWords({ ...base, role: "head-of-service", service: "gone" }, names)).toBe("gone");
    expect(heldWords({ ...base, role: "qa" }, names)).toBe("the whole council");
  });
});
