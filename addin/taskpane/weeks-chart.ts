import { axisX, barY, plot, ruleY, text } from "@observablehq/plot";
import type { EightWeeks } from "../../shared/audit/eight-weeks.ts";
import { dayInWords } from "../../shared/calendar/format.ts";

interface Bar {
  readonly place: string;
  readonly count: number;
}

/** How many discussions are overdue now, and how many fall due in each week, each bar with its figure. */
export function weeksChart({ cases, weeks }: EightWeeks): Element {
  const bars: Bar[] = [
    { place: "Overdue", count: cases.overdue.length },
    ...weeks.map(({ monday }, index) => ({ place: shortDay(monday), count: cases.byWeek[index]?.length ?? 0 })),
  ];
  return plot({
    width: 300,
    height: 130,
    marginLeft: 2,
    marginRight: 2,
    marginTop: 16,
    marginBottom: 34,
    style: { background: "transparent", color: "currentColor", fontSize: "10px" },
    x: { domain: bars.map(({ place }) => place), padding: 0.2 },
    y: { domain: [0, Math.max(1, ...bars.map(({ count }) => count))], axis: null },
    marks: [
      barY(bars, { x: "place", y: "count", fill: "currentColor", fillOpacity: 0.35 }),
      text(bars, { x: "place", y: "count", text: "count", dy: -7, fill: "currentColor" }),
      ruleY([0], { stroke: "currentColor" }),
      axisX({ tickSize: 0, label: null, tickRotate: -45 }),
    ],
  });
}

/** 15 Sep: the year stands in the table. */
function shortDay(day: Parameters<typeof dayInWords>[0]): string {
  return dayInWords(day).replace(/ \d{4}$/u, "");
}
