import { Button, makeStyles, Spinner, Subtitle1, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { AuditClient } from "../../shared/contract/audit-client.ts";
import type { Failure } from "../../shared/contract/client.ts";
import type { Month } from "../../shared/calendar/month.ts";
import type { RollUp } from "../../shared/contract/routes.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { sharedReferences, type SharedReference } from "./other-teams.ts";

const useStyles = makeStyles({
  section: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    justifyItems: "start",
    gap: tokens.spacingVerticalS,
    "@media print": { display: "none" },
  },
  heading: { margin: 0 },
  line: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

type Looked =
  | { readonly kind: "not-yet" }
  | { readonly kind: "looking" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "found"; readonly references: readonly SharedReference[] };

interface SharedCasesProps {
  readonly client: AuditClient;
  readonly rollUp: RollUp;
  readonly month: Month;
}

/** References that stand with two teams. It reads every team's findings, so it waits to be asked. */
export function SharedCases({ client, rollUp, month }: SharedCasesProps) {
  const styles = useStyles();
  const [looked, setLooked] = useState<Looked>({ kind: "not-yet" });
  const look = async (): Promise<void> => {
    setLooked({ kind: "looking" });
    setLooked(await lookedFor(client, rollUp, month));
  };
  return (
    <section className={styles.section} aria-label="Cases in more than one team">
      <Subtitle1 as="h2" block className={styles.heading}>
        Cases in more than one team
      </Subtitle1>
      <Answer looked={looked} />
      {looked.kind !== "found" && (
        <Button disabledFocusable={looked.kind === "looking"} onClick={() => void look()}>
          Compare the teams&rsquo; references
        </Button>
      )}
    </section>
  );
}

function Answer({ looked }: { readonly looked: Looked }) {
  const styles = useStyles();
  switch (looked.kind) {
    case "not-yet":
      return (
        <p className={styles.line}>
          A case that stands in two teams&rsquo; trackers counts in the figures of both. Comparing reads every
          team&rsquo;s findings of this month.
        </p>
      );
    case "looking":
      return <Spinner size="tiny" label="Comparing the teams’ references…" labelPosition="after" />;
    case "failed":
      return <NoticeBar tone="warning" sentence={looked.failure.sentence} reference={looked.failure.reference} />;
    case "found":
      return looked.references.length === 0 ? (
        <p role="status" className={styles.line}>
          No reference stands in more than one team&rsquo;s tracker this month.
        </p>
      ) : (
        <>
          <p role="status" className={styles.line}>
            {looked.references.length === 1 ? "1 reference stands" : `${looked.references.length} references stand`} in
            more than one team&rsquo;s tracker and {looked.references.length === 1 ? "counts" : "count"} in the figures
            of each: agree who holds the case, and let the other team close its row.
          </p>
          <ul className={styles.list}>
            {looked.references.map(({ ref, teams }) => (
              <li key={ref}>
                <strong>{ref}</strong>: {teams.join(", also in ")}
              </li>
            ))}
          </ul>
        </>
      );
  }
}

async function lookedFor(client: AuditClient, { council, teams, entries }: RollUp, month: Month): Promise<Looked> {
  const standing = entries.filter((entry) => entry.month === month);
  const answers = await Promise.all(
    standing.map(async ({ team, runId }) => ({
      name: teams.find((one) => one.team === team)?.name ?? team,
      answer: await client.findings({ council, team, runId }),
    })),
  );
  const read: { name: string; results: Parameters<typeof sharedReferences>[0][number]["results"] }[] = [];
  for (const { name, answer } of answers) {
    // Without one team's references the others cannot be said to be alone.
    if (!answer.ok)
      return { kind: "failed", failure: { ...answer.failure, sentence: `${name}: ${answer.failure.sentence}` } };
    read.push({ name, results: answer.value.results });
  }
  return { kind: "found", references: sharedReferences(read) };
}
