import { axisX, barY, plot, ruleY, text } from "@observablehq/plot";
import type { MonthFigure } from "../../shared/audit/twelve-months.ts";
import { monthInWords } from "../../shared/calendar/format.ts";

/** One team's twelve months as bars, each with its figure. */
export function monthBars(months: readonly MonthFigure[]): Element {
  const judged = months.filter((one) => one.percentage !== undefined);
  const notJudged = months.filter((one) => one.percentage === undefined && one.whyNot !== "nothing submitted");
  return plot({
    width: 280,
    height: 110,
    marginLeft: 2,
    marginRight: 2,
    marginTop: 14,
    marginBottom: 20,
    style: { background: "transparent", color: "currentColor", fontSize: "10px" },
    x: { domain: months.map(({ month }) => month), padding: 0.2 },
    y: { domain: [0, 100], axis: null },
    marks: [
      barY(judged, { x: "month", y: "percentage", fill: "currentColor", fillOpacity: 0.35 }),
      text(judged, { x: "month", y: "percentage", text: floored, dy: -7, fill: "currentColor" }),
      text(notJudged, {
        x: "month",
        y: 0,
        text: ({ isTooOld }: MonthFigure) => (isTooOld === true ? "too\nold" : "?"),
        lineAnchor: "bottom",
        dy: -3,
        fill: "currentColor",
      }),
      ruleY([0], { stroke: "currentColor" }),
      axisX({ tickSize: 0, label: null, tickFormat: (month: string) => monthInWords(month).slice(0, 1) }),
    ],
  });
}

function floored({ percentage = 0 }: MonthFigure): string {
  return String(Math.floor(percentage + 1e-9));
}
