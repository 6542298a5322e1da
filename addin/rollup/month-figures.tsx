import { makeStyles, mergeClasses, Subtitle1 } from "@fluentui/react-components";
import { useState } from "react";
import { checksOf } from "../../shared/audit/check-titles.ts";
import { openingLines } from "../../shared/audit/opening-lines.ts";
import { teamMonths } from "../../shared/audit/team-month.ts";
import { ChecksOverview } from "./checks-overview.tsx";
import { countingWords } from "./counting-words.ts";
import { notToldApartWords } from "./not-told-apart.ts";
import { OpeningLinesList } from "./opening-lines-list.tsx";
import type { PageTools } from "./page-tools.ts";
import type { SheetOf } from "./roll-up-sheet.ts";
import { SharedCases } from "./shared-cases.tsx";
import { TakeAway } from "./take-away.tsx";
import { TeamTable } from "./team-table.tsx";
import { useSharedCases, type Compared } from "./use-shared-cases.ts";
import { YearOfTeams } from "./year-of-teams.tsx";

const useStyles = makeStyles({
  heading: { margin: 0 },
  onScreen: { "@media print": { display: "none" } },
});

interface MonthFiguresProps extends Pick<SheetOf, "rollUp" | "month" | "marking" | "drawn" | "freshness" | "choices"> {
  readonly tools: PageTools;
  /** Who looks at them. */
  readonly by: string;
}

/** One check at a time in full, and every check of the month beneath it. A child in two teams is counted once, or in each. */
export function MonthFigures(props: MonthFiguresProps) {
  const { rollUp, month, tools, freshness } = props;
  const styles = useStyles();
  const [wanted, setWanted] = useState<string>();
  const [isOnce, setIsOnce] = useState(true);
  const compared = useSharedCases(tools.client, rollUp, month);
  const counted = compared.kind === "compared" && isOnce ? compared.counted : rollUp;
  const checks = checksOf(rollUp, month);
  const check = checks.find(({ id }) => id === wanted) ?? checks[0];
  if (check === undefined) return <p>Nothing was checked in this month.</p>;
  return (
    <>
      <CheckFigures
        check={check}
        counted={counted}
        counting={countingWords(compared, { rollUp, check: check.id, isOnce })}
        compared={compared}
        isOnce={isOnce}
        onCount={setIsOnce}
        {...props}
      />
      {checks.length > 1 && (
        <>
          <Subtitle1 as="h2" block className={mergeClasses(styles.heading, styles.onScreen)}>
            Every check of the month
          </Subtitle1>
          <ChecksOverview
            checks={checks}
            teams={teamMonths(counted, month, freshness)}
            chosen={check.id}
            onChoose={(id) => {
              setWanted(id);
              scrollTo({ top: 0 });
            }}
          />
        </>
      )}
    </>
  );
}

interface CheckFiguresProps extends SheetOf {
  readonly tools: PageTools;
  readonly by: string;
  readonly compared: Compared;
  readonly isOnce: boolean;
  readonly onCount: (isOnce: boolean) => void;
}

function CheckFigures({ tools, by, compared, isOnce, onCount, ...of }: CheckFiguresProps) {
  const { check, rollUp, counted, counting, month, freshness } = of;
  const styles = useStyles();
  const place = `${month} ${check.id}`;
  const notToldApart = notToldApartWords(rollUp, month, check);
  return (
    <>
      <Subtitle1 as="h2" block className={styles.heading}>
        {check.title}
      </Subtitle1>
      <OpeningLinesList lines={openingLines({ counted, rollUp, month, check: check.id, freshness })} />
      <TeamTable
        key={place}
        check={check}
        rollUp={rollUp}
        counted={counted}
        month={month}
        freshness={freshness}
        client={tools.client}
        handing={tools.save && { save: tools.save, marking: of.marking, drawnBy: by, drawnOn: freshness.today }}
      />
      {notToldApart !== undefined && <p className={styles.heading}>{notToldApart}</p>}
      <SharedCases compared={compared} words={counting} rollUp={rollUp} isOnce={isOnce} onCount={onCount} />
      <TakeAway key={`${place} files`} tools={tools} {...of} />
      <YearOfTeams rollUp={rollUp} month={month} check={check} freshness={freshness} />
    </>
  );
}
