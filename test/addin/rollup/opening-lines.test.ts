import { describe, expect, it } from "vitest";
import { openingLines } from "../../../shared/audit/opening-lines.ts";
import type { Freshness } from "../../../shared/audit/freshness.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { check, rollUpOf, sent, type Sent } from "./roll-ups.ts";

const month = "2025-08";

/** 35 days after the last of August. */
const justInTime = plainDate("2025-10-05");
const freshness: Freshness = { today: justInTime, staleDays: 35, newest: month };

function linesOf(names: readonly string[], ...entries: readonly Sent[]) {
  return linesAt(freshness, names, entries);
}

function linesAt(freshness: Freshness, names: readonly string[], entries: readonly Sent[]) {
  const rollUp = rollUpOf(2025, names, entries.map(sent));
  return openingLines({ rollUp, counted: rollUp, month, check, freshness });
}

describe("the opening lines", () => {
  it("compare the overdue of the teams that can be judged in both months", () => {
    const lines = linesOf(
      ["East", "North", "West"],
      { team: "east", month: "2025-07", counts: { met: 90, overdue: 10 } },
      { team: "east", month, counts: { met: 92, overdue: 8 } },
      { team: "north", month: "2025-07", counts: { met: 95, overdue: 5 } },
      { team: "north", month, counts: { met: 89, overdue: 11 } },
      { team: "west", month, counts: { met: 50, overdue: 50 } },
    );
    expect(lines.changed).toBe(
      "Overdue rose from 15 to 19 since July 2025, in the 2 teams that can be judged in both months. The largest change: North, from 5 to 11.",
    );
  });

  it("never call a gap in the recording an improvement", () => {
    const lines = linesOf(
      ["East"],
      { team: "east", month: "2025-07", counts: { met: 90, overdue: 10 } },
      { team: "east", month, counts: { met: 40, "cannot-check": 60 } },
    );
    expect(lines.changed).toBe("No team can be judged both for this month and for July 2025, so nothing is compared.");
    expect(lines.notJudged).toBe("East (not enough recorded: 40 of 100).");
  });

  it("say so when nothing has changed", () => {
    const counts = { met: 9, overdue: 1 };
    const lines = linesOf(["East"], { team: "east", month: "2025-07", counts }, { team: "east", month, counts });
    expect(lines.changed).toBe(
      "Overdue is unchanged at 1 since July 2025, in the one team that can be judged in both months.",
    );
  });

  it("name the longest overdue and every team that shares it", () => {
    const counts = { met: 9, overdue: 1 };
    const lines = linesOf(
      ["East", "West", "North"],
      { team: "east", month, counts, longest: 73 },
      { team: "west", month, counts, longest: 73 },
      { team: "north", month, counts, longest: 73 },
    );
    expect(lines.longest).toBe("73 days, in East, North and West.");
  });

  it("say that nothing is overdue only of the teams that submitted", () => {
    expect(linesOf(["East", "West"], { team: "east", month, counts: { met: 9 } })).toMatchObject({
      longest: "No team that submitted has anything overdue.",
      notJudged: "West (nothing submitted).",
    });
    expect(linesOf(["East"]).longest).toBe("No team submitted anything for this month.");
  });

  it("judge no team whose figures are older than the council allows, and call nothing of them good", () => {
    const counts = { met: 9 };
    const sentTwice = [
      { team: "east", month: "2025-07", counts },
      { team: "east", month, counts },
    ];
    const of = (newest: string) =>
      linesAt({ ...freshness, today: plainDate("2025-10-06"), newest }, ["East"], sentTwice);
    expect(of(month)).toEqual({
      changed: "No team can be judged both for this month and for July 2025, so nothing is compared.",
      longest: "Not known: every team’s figures are too old.",
      notJudged: "East (too old to judge by: 36 days).",
    });
    expect(of("2025-09").notJudged).toBe("None: every team can be judged.");
    expect(linesOf(["East"], ...sentTwice).notJudged).toBe("None: every team can be judged.");
  });

  it("say what is not overdue only of the teams whose figures are not too old", () => {
    const rollUp = rollUpOf(
      2025,
      ["East", "West"],
      [
        sent({ team: "east", month, counts: { met: 9 } }),
        { ...sent({ team: "west", month, counts: { met: 9 } }), asAt: plainDate("2025-08-30") },
      ],
    );
    const late = { rollUp, counted: rollUp, month, check, freshness };
    expect(openingLines(late)).toMatchObject({
      longest: "No team whose figures are not too old has anything overdue.",
      notJudged: "West (too old to judge by: 36 days).",
    });
  });

  it("say that every team can be judged only when each can", () => {
    expect(linesOf(["East"], { team: "east", month, counts: { met: 9 } }).notJudged).toBe(
      "None: every team can be judged.",
    );
  });
});
