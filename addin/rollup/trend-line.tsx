import { makeStyles, tokens } from "@fluentui/react-components";
import type { MonthFigure, TeamYear } from "../../shared/audit/twelve-months.ts";
import { monthInWords } from "../../shared/calendar/format.ts";

const width = 88;
const height = 28;
const edge = 3;

const useStyles = makeStyles({
  line: {
    display: "inline-block",
    width: `${width}px`,
    height: `${height}px`,
    overflow: "visible",
    verticalAlign: "middle",
  },
  foot: { stroke: tokens.colorNeutralStroke1 },
});

/** Twelve months of one team as a line, from 0 at the foot to 100 per cent; months that cannot be judged are gaps. */
export function TrendLine({ year }: { readonly year: TeamYear | undefined }) {
  const styles = useStyles();
  const judged = (year?.months ?? []).filter((one) => one.percentage !== undefined);
  const [first, last] = [judged[0], judged.at(-1)];
  if (year === undefined || first === undefined || last === undefined) return "none yet";
  const points = stretches(year.months);
  return (
    <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words(first, last)}>
      <line className={styles.foot} x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
      {points.map((stretch) => (
        <polyline
          key={stretch.join(" ")}
          points={stretch.join(" ")}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      ))}
      <circle cx={xOf(year.months.indexOf(last), year.months.length)} cy={yOf(last)} r="2.5" fill="currentColor" />
    </svg>
  );
}

function words(first: MonthFigure, last: MonthFigure): string {
  if (first.month === last.month)
    return `${percent(last)} in ${monthInWords(last.month)}, and no other month to compare`;
  return `From ${percent(first)} in ${monthInWords(first.month)} to ${percent(last)} in ${monthInWords(last.month)}`;
}

function percent({ percentage = 0 }: MonthFigure): string {
  return `${Math.floor(percentage + 1e-9)}%`;
}

function xOf(index: number, months: number): number {
  return edge + (index * (width - 2 * edge)) / Math.max(1, months - 1);
}

function yOf({ percentage = 0 }: MonthFigure): number {
  return height - edge - (percentage / 100) * (height - 2 * edge);
}

/** Months that follow one another without a gap. One that stands alone is a short dash. */
function stretches(months: readonly MonthFigure[]): readonly (readonly string[])[] {
  const found: string[][] = [];
  let stretch: string[] | undefined;
  months.forEach((month, index) => {
    if (month.percentage === undefined) {
      stretch = undefined;
      return;
    }
    const x = xOf(index, months.length);
    if (stretch === undefined) {
      stretch = [`${x - 1},${yOf(month)}`];
      found.push(stretch);
    }
    stretch.push(`${x},${yOf(month)}`);
  });
  return found;
}
