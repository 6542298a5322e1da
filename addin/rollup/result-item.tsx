import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { whySentence } from "../../shared/checks/why.ts";
import type { AuditClient, RunPlace } from "../../shared/contract/audit-client.ts";
import type { Dispute } from "../../shared/contract/beside-run.ts";
import { StateBadge } from "../ui/state-badge.tsx";
import { DisputeForm, findingKey } from "./dispute-form.tsx";
import type { ListedResult } from "./listed-results.ts";
import { momentInWords } from "../ui/moment-words.ts";
import { useOnPage } from "./on-page.ts";

const useStyles = makeStyles({
  item: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    display: "grid",
    justifyItems: "start",
    gap: tokens.spacingVerticalXXS,
    overflowWrap: "anywhere",
    "& p": { margin: 0 },
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  minor: { color: tokens.colorNeutralForeground2 },
  note: {
    borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
    paddingInlineStart: tokens.spacingHorizontalS,
  },
});

interface ResultItemProps {
  readonly listed: ListedResult;
  readonly title: string;
  readonly asAt: PlainDate;
  readonly client: AuditClient;
  readonly place: RunPlace;
}

/** One result with its reason, the notes on it, and the way to add one. */
export function ResultItem({ listed, title, asAt, client, place }: ResultItemProps) {
  const styles = useStyles();
  const { unsaved } = useOnPage();
  const [isDisputing, setDisputing] = useState(() => findingKey(place, listed.result) in unsaved.drafts().notes);
  const [added, setAdded] = useState<readonly Dispute[]>([]);
  const { name, result, words } = listed;
  const notes = [...listed.notes, ...added.filter((one) => !listed.notes.some((note) => note.at === one.at))];
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <strong>{name}</strong>
        <StateBadge state={result.state} words={words} />
        {!isDisputing && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={`Dispute: ${name}, ${title}`}
            onClick={() => {
              setDisputing(true);
            }}
          >
            Dispute
          </Button>
        )}
      </div>
      <p>{whySentence(result, asAt)}</p>
      <Caption1 as="p" className={styles.minor}>
        {title} ({result.check})
      </Caption1>
      {notes.map((note) => (
        <p key={`${note.by.personId} ${note.at}`} className={styles.note}>
          {note.note}{" "}
          <span className={styles.minor}>
            {note.by.name}, {momentInWords(new Date(note.at))}
          </span>
        </p>
      ))}
      {isDisputing && (
        <DisputeForm
          client={client}
          place={place}
          result={result}
          about={`${name}, ${title}`}
          onPut={(note) => {
            setAdded([...added, note]);
            setDisputing(false);
          }}
          onCancel={() => {
            setDisputing(false);
          }}
        />
      )}
    </li>
  );
}
