import { describe, expect, it } from "vitest";
import { openingLines } from "../../../shared/audit/opening-lines.ts";
import { countedOnce } from "../../../shared/audit/counted-once.ts";
import type { Freshness } from "../../../shared/audit/freshness.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { check, rollUpOf, sent, type Sent } from "./roll-ups.ts";
import { sharedOf } from "./shared-cases.ts";

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

  it("say that more than half of a scope is gone, and compare nothing and judge nothing then", () => {
    const fell = (now: number, before = 96) =>
      linesOf(
        ["East"],
        { team: "east", month: "2025-07", counts: { met: before - 6, "past-aim": 5, "cannot-check": 1 } },
        { team: "east", month, counts: { met: now } },
      );
    const { changed, notJudged } = fell(5);
    expect(changed).toBe(
      "No team can be judged both for this month and for July 2025, so nothing is compared. In scope fell from 96 to 5 in East.",
    );
    expect(notJudged).toBe("East (in scope fell from 96 to 5).");
    for (const [now, before] of [
      [0, 96],
      [47, 96],
      [9, 19],
    ]) {
      expect(fell(now ?? 0, before).notJudged).toBe(`East (in scope fell from ${before ?? 0} to ${now ?? 0}).`);
    }
    for (const [now, before] of [
      [48, 96],
      [9, 18],
      [5, 14],
      [120, 96],
    ]) {
      expect(fell(now ?? 0, before).notJudged).toBe("None: every team can be judged.");
    }
  });

  it("hold a team against the last month that it sent, however long ago", () => {
    const lines = linesOf(
      ["East"],
      { team: "east", month: "2025-02", counts: { met: 96 } },
      { team: "east", month, counts: { met: 5 } },
    );
    expect(lines.changed).toMatch(/In scope fell from 96 to 5 in East\.$/);
  });

  it("do not take children who are counted in another team for a scope that fell", () => {
    const before = sent({ team: "east", month: "2025-07", counts: { met: 96 } });
    const now = sent({ team: "east", month, counts: { met: 96 } });
    const west = sent({ team: "west", month, counts: { met: 60 } });
    const rollUp = rollUpOf(2025, ["East", "West"], [before, now, west]);
    const takenOff = [{ team: "east", runId: now.runId, check, state: "met" as const, count: 60 }];
    const counted = countedOnce(rollUp, month, { ...sharedOf([now, west], []), month, takenOff });
    const lines = openingLines({ rollUp, counted: counted ?? rollUp, month, check, freshness });
    expect(counted).toMatchObject({ asSubmitted: rollUp });
    expect([lines.changed, lines.notJudged]).toEqual([
      expect.not.stringContaining("In scope"),
      "None: every team can be judged.",
    ]);
  });

  it("tell of a run that was taken out of the month, and of no other month's", () => {
    const { team, trackerId, runId } = sent({ team: "east", month, counts: {} });
    const mark = { team, trackerId, runId, reason: "wrong-team" as const, on: justInTime };
    const rollUp = {
      ...rollUpOf(2025, ["East"], [sent({ team: "east", month, counts: { met: 9 } })]),
      takenOut: [
        { ...mark, month, asAt: plainDate("2025-08-15") },
        { ...mark, month: "2025-07", asAt: plainDate("2025-07-15") },
      ],
    };
    const { changed } = openingLines({ rollUp, counted: rollUp, month, check, freshness });
    expect(changed).toMatch(/ A run of East of 15 Aug 2025 was taken out: it was sent for the wrong team\.$/);
    expect(changed).not.toContain("15 Jul");
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
