import { makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { CheckTitle } from "../../shared/audit/check-titles.ts";
import type { Freshness } from "../../shared/audit/freshness.ts";
import { teamYears, twelveMonthsTo, type MonthFigure, type TeamYear } from "../../shared/audit/twelve-months.ts";
import { monthInWords } from "../../shared/calendar/format.ts";
import type { Month } from "../../shared/calendar/month.ts";
import type { RollUp } from "../../shared/contract/routes.ts";
import { ScrolledTable } from "../ui/scrolled-table.tsx";
import { yearAsSubmitted } from "./roll-up-sheet.ts";

const useStyles = makeStyles({
  section: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalS,
    breakInside: "avoid",
  },
  charts: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 17rem), 1fr))",
    gap: tokens.spacingHorizontalL,
    "@media print": { gridTemplateColumns: "repeat(3, 1fr)" },
  },
  chart: { margin: 0, minWidth: 0, "& svg": { display: "block", width: "100%", height: "auto", overflow: "visible" } },
  caption: { fontWeight: tokens.fontWeightSemibold },
  heading: { margin: 0 },
  key: { margin: 0, color: tokens.colorNeutralForeground2 },
  asText: { "@media print": { display: "none" } },
  summary: { cursor: "pointer", minHeight: "24px" },
});

interface YearOfTeamsProps {
  readonly rollUp: RollUp;
  readonly month: Month;
  readonly check: CheckTitle;
  readonly freshness: Freshness;
}

export function YearOfTeams({ rollUp, month, check, freshness }: YearOfTeamsProps) {
  const styles = useStyles();
  const years = teamYears(rollUp, month, check.id, freshness);
  return (
    <section className={styles.section} aria-label={`Twelve months: ${check.title}`}>
      <Subtitle2 as="h3" block className={styles.heading}>
        Twelve months to {monthInWords(month)}
      </Subtitle2>
      <p className={styles.key}>
        Share within the limit, in per cent. “?” means that it cannot be judged, “too old” that it no longer can; no bar
        and no sign, that nothing was submitted. {years.length > 1 && yearAsSubmitted}
      </p>
      <div className={styles.charts}>
        {years.map((year) => (
          <TeamChart key={year.team} year={year} />
        ))}
      </div>
      <YearTable years={years} months={twelveMonthsTo(month)} />
    </section>
  );
}

function TeamChart({ year }: { readonly year: TeamYear }) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const { months } = year;
  const drawn = JSON.stringify(months);
  useEffect(() => {
    let isWanted = true;
    void import("./month-bars.ts").then(({ monthBars }) => {
      if (isWanted) place.current?.replaceChildren(monthBars(JSON.parse(drawn) as readonly MonthFigure[]));
    });
    return () => {
      isWanted = false;
    };
  }, [drawn]);
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>{year.name}</figcaption>
      <div ref={place} aria-hidden="true" style={{ aspectRatio: "280 / 110" }} />
    </figure>
  );
}

/** The chart in words, for whoever does not see it or wants the figures. */
function YearTable({ years, months }: { readonly years: readonly TeamYear[]; readonly months: readonly Month[] }) {
  const styles = useStyles();
  return (
    <details className={styles.asText}>
      <summary className={styles.summary}>The twelve months as a table</summary>
      <ScrolledTable
        label="The twelve months as a table"
        headings={["Month", ...years.map(({ name }) => name)]}
        rows={months.map((month, index) => [
          monthInWords(month),
          ...years.map(({ months: figures }) => figureText(figures[index])),
        ])}
      />
    </details>
  );
}

function figureText(figure: MonthFigure | undefined): string {
  if (figure?.percentage === undefined || figure.judged === undefined) return figure?.whyNot ?? "";
  return `${Math.floor(figure.percentage + 1e-9)}% (${figure.judged.within} of ${figure.judged.of})`;
}
