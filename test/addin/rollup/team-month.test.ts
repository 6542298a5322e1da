import { describe, expect, it } from "vitest";
import { choicesWords } from "../../../addin/rollup/choices-words.ts";
import { silenceWords } from "../../../shared/audit/freshness.ts";
import { checkFigures } from "../../../shared/audit/check-figures.ts";
import { checksOf, editionsOf } from "../../../shared/audit/check-titles.ts";
import { readingsOf } from "../../../shared/audit/readings.ts";
import { figuresOf, whyNotJudged } from "../../../shared/audit/team-figures.ts";
import { joinYears, monthsSent, teamMonths, type TeamMonth } from "../../../shared/audit/team-month.ts";
import { teamYears, twelveMonthsTo } from "../../../shared/audit/twelve-months.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { RollUpEntry } from "../../../shared/contract/routes.ts";
import { check, freshness, rollUpOf, sent } from "./roll-ups.ts";

const counts = { met: 80, "past-aim": 10, overdue: 10 };

function onlyTeam(entries: readonly RollUpEntry[], month: string): TeamMonth {
  const [team] = teamMonths(rollUpOf(2025, ["East"], entries), month);
  if (team === undefined) throw new Error("There is no team.");
  return team;
}

describe("a team's month", () => {
  it("says the day for which the figures speak", () => {
    const { standing } = onlyTeam([sent({ team: "east", month: "2025-08", counts })], "2025-08");
    expect(standing).toMatchObject({ kind: "sent", on: "2025-08-31", trackers: 1, trackersMissing: 0 });
  });

  it("has no figures when only an earlier month was sent, and says which", () => {
    const team = onlyTeam([sent({ team: "east", month: "2025-06", counts })], "2025-08");
    expect(team.standing).toEqual({ kind: "stale", lastMonth: "2025-06", lastOn: "2025-06-30" });
    expect(figuresOf(team, check)).toBeUndefined();
    expect(whyNotJudged(team, check)).toBe("nothing for August 2025, last for June 2025");
  });

  it("has nothing when nothing was ever sent, also when a later month was", () => {
    const team = onlyTeam([sent({ team: "east", month: "2025-09", counts })], "2025-08");
    expect(team.standing).toEqual({ kind: "nothing" });
    expect(whyNotJudged(team, check)).toBe("nothing submitted");
  });

  it("names the trackers that were sent last time and are missing now", () => {
    const entries = [
      sent({ team: "east", month: "2025-07", counts, tracker: 1 }),
      sent({ team: "east", month: "2025-07", counts, tracker: 2 }),
      sent({ team: "east", month: "2025-08", counts, tracker: 2 }),
    ];
    expect(onlyTeam(entries, "2025-08").standing).toMatchObject({ trackers: 1, trackersMissing: 1 });
  });

  it("is found across the turn of the year", () => {
    const before = rollUpOf(2024, ["Gone"], [sent({ team: "east", month: "2024-12", counts })]);
    const joined = joinYears(before, rollUpOf(2025, ["East"], [sent({ team: "east", month: "2025-01", counts })]));
    expect(monthsSent(joined)).toEqual(["2025-01", "2024-12"]);
    expect(teamMonths(joined, "2024-12")).toMatchObject([{ name: "East", standing: { kind: "sent" } }]);
  });

  it("lists teams by name, with their numbers in order", () => {
    const teams = teamMonths(rollUpOf(2025, ["Team 10", "Team 2"]), "2025-08");
    expect(teams.map(({ name }) => name)).toEqual(["Team 2", "Team 10"]);
  });
});

describe("figures of the newest month", () => {
  const entries = [
    sent({ team: "east", month: "2025-05", counts }),
    sent({ team: "east", month: "2025-06", counts }),
    { ...sent({ team: "east", month: "2025-06", counts, tracker: 2 }), asAt: plainDate("2025-06-29") },
  ];
  const rollUp = rollUpOf(2025, ["East"], entries);
  const at = (today: string, month = "2025-06") => {
    const freshness = { today: plainDate(today), staleDays: 35, newest: "2025-06" };
    const [team] = teamMonths(rollUp, month, freshness);
    return { figure: team && figuresOf(team, check)?.figure, silence: silenceWords(rollUp, month, freshness) };
  };

  it("give a percentage until the oldest of them is older than the council allows, and none from the day after", () => {
    expect(at("2025-08-03").figure).toEqual({ kind: "percentage", percentage: 90 });
    expect(at("2025-08-04").figure).toEqual({ kind: "too-old", days: 36 });
  });

  it("keep what was counted", () => {
    const [team] = teamMonths(rollUp, "2025-06", { today: plainDate("2025-12-15"), staleDays: 35, newest: "2025-06" });
    expect(team && figuresOf(team, check)).toMatchObject({ overdue: 20, inScope: 200 });
  });

  it("are told to be all there is once nobody has sent anything for longer than the council allows", () => {
    expect(at("2025-08-04").silence).toBeUndefined();
    expect(at("2025-08-05").silence).toMatch(
      /^No team of Safeguarding has submitted anything for 36 days, since 30 Jun/,
    );
  });

  it("leave an earlier month as it was", () => {
    expect(at("2025-12-15", "2025-05")).toEqual({
      figure: { kind: "percentage", percentage: 90 },
      silence: undefined,
    });
  });
});

describe("the figures of one check", () => {
  it("give the percentage of what could be judged, and count all that is in scope", () => {
    expect(checkFigures({ met: 88, "past-aim": 2, overdue: 5, "check-entry": 3, "cannot-check": 2 })).toMatchObject({
      overdue: 5,
      pastAim: 2,
      cannotCheck: 2,
      entriesToCheck: 3,
      inScope: 100,
      judged: { within: 90, of: 95 },
      figure: { kind: "percentage" },
    });
  });

  it("give no percentage below nine in ten that can be checked", () => {
    const team = onlyTeam(
      [sent({ team: "east", month: "2025-08", counts: { met: 25, "check-entry": 20 } })],
      "2025-08",
    );
    expect(figuresOf(team, check)?.figure).toEqual({ kind: "not-enough-recorded", checkable: 25, of: 45 });
    expect(whyNotJudged(team, check)).toBe("not enough recorded: 25 of 45");
  });

  it("never judge a tracker without cases", () => {
    const team = onlyTeam([sent({ team: "east", month: "2025-08", counts: {} })], "2025-08");
    expect(whyNotJudged(team, check)).toBe("nothing to count");
  });
});

describe("twelve months", () => {
  it("end with the month that is looked at", () => {
    const months = twelveMonthsTo("2025-02");
    expect([months.length, months[0], months.at(-1)]).toEqual([12, "2024-03", "2025-02"]);
  });

  it("tell a month with too little recorded from one without a submission", () => {
    const entries = [
      sent({ team: "east", month: "2025-07", counts: { met: 1, "cannot-check": 9 } }),
      sent({ team: "east", month: "2025-08", counts }),
    ];
    const [year] = teamYears(rollUpOf(2025, ["East"], entries), "2025-08", check);
    expect(year?.months.slice(-3)).toEqual([
      { month: "2025-06", whyNot: "nothing submitted" },
      { month: "2025-07", whyNot: "not enough recorded: 1 of 10" },
      { month: "2025-08", percentage: 90, judged: { within: 90, of: 100 } },
    ]);
  });
});

describe("the last of the twelve months", () => {
  it("is too old where the month's own figures are, and the months before it stay as they were", () => {
    const entries = ["2025-07", "2025-08"].map((month) => sent({ team: "east", month, counts }));
    const late = { ...freshness, today: plainDate("2025-12-15"), newest: "2025-08" };
    const [year] = teamYears(rollUpOf(2025, ["East"], entries), "2025-08", check, late);
    expect(year?.months.slice(-2)).toEqual([
      { month: "2025-07", percentage: 90, judged: { within: 90, of: 100 } },
      { month: "2025-08", whyNot: "too old to judge by: 106 days", isTooOld: true },
    ]);
  });
});

describe("what the figures were checked by", () => {
  const rollUp = rollUpOf(2025, ["East"], [sent({ team: "east", month: "2025-08", counts })]);

  it("names each check by its title and the edition by its day", () => {
    expect(checksOf(rollUp, "2025-08")).toEqual([{ id: check, of: "cases", title: "Child discussed in supervision" }]);
    expect(editionsOf(rollUp, "2025-08")).toEqual([{ edition: "October 2017", inForceFrom: "2017-10-01" }]);
  });

  it("gives the council's readings in words", () => {
    const policy = { council: "haringey", edition: "October 2017", inForceFrom: plainDate("2017-10-01") };
    const readings = readingsOf({ council: "haringey", policy, choices: { groupDiscussionCounts: true } });
    expect(readings).toEqual(["A group discussion or mapping of the child starts the child's clock again: yes."]);
  });

  it("says which of them are not the default, or that all are", () => {
    const words = (choices: Record<string, boolean>) => choicesWords(rollUp, "2025-08", choices);
    expect(words({})).toBe("Choices of the council in force today: all by default.");
    expect(words({ groupDiscussionCounts: true })).toBe(words({}));
    expect(words({ groupDiscussionCounts: false, ofALaterEdition: true })).toBe(
      "Choices of the council in force today, where they are not the default: A group discussion or mapping of the child starts the child's clock again: no.",
    );
    expect(choicesWords(rollUp, "2025-08", undefined)).toBe(
      "The choices of the council that are in force today have not been read.",
    );
  });
});
