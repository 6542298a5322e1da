import { Button, Checkbox, Input, makeStyles, Subtitle1, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { isPlainDate, plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { Grant } from "../../../shared/contract/organisation.ts";
import { draftFaults, isFaulty } from "./draft-faults.ts";
import { GiveAccess } from "./give-access.tsx";
import { withoutGrant } from "./given-grant.ts";
import { hasEnded, heldWords, roleWords, timeWords } from "./grant-words.ts";
import { grantName } from "./merge-changes.ts";
import type { PartProps } from "./part.ts";
import { PlainTable } from "../plain-table.tsx";

const useStyles = makeStyles({
  part: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM, justifyItems: "start" },
  wide: { justifySelf: "stretch" },
  heading: { margin: 0 },
  giving: { display: "contents", "@media print": { display: "none" } },
  onScreen: { "@media print": { display: "none" } },
});

/** Who holds what, from when until when. Nothing that has begun goes out of the record: it is given an end. */
export function AccessPart({ council, today, view, draft, edit }: PartProps) {
  const styles = useStyles();
  const [withEnded, setWithEnded] = useState(false);
  const inOrder = draft.grants.toSorted((one, other) => (sortName(one) < sortName(other) ? -1 : 1));
  const faults = draftFaults(draft);
  const before = new Map(view.grants.map((grant) => [grantName(grant), grant]));
  const isSaved = (grant: Grant): boolean => JSON.stringify(before.get(grantName(grant))) === JSON.stringify(grant);
  const isOver = (grant: Grant): boolean => isSaved(grant) && hasEnded(grant, today);
  const ended = inOrder.filter(isOver).length;
  const shown = inOrder.filter((grant) => withEnded || !isOver(grant));
  const replace = (grant: Grant, by: readonly Grant[]): void => {
    edit(withoutGrant(grant, by, { draft, known: view.people }));
  };
  function sortName(grant: Grant): string {
    return `${heldWords(grant, view)} ${roleWords[grant.role]} ${grantName(grant)}`;
  }
  return (
    <div className={styles.part}>
      <div className={styles.wide}>
        <PlainTable
          label="Who holds what"
          headings={["Who", "As", "Of", "When", "Change"]}
          rows={shown.map((grant) => ({
            key: grantName(grant),
            cells: [
              nameOf(grant.personId),
              roleWords[grant.role],
              heldWords(grant, draft),
              isFaulty(faults, "grants", draft.grants.indexOf(grant))
                ? `${timeWords(grant, today, isSaved(grant))}. It cannot be saved: see below`
                : timeWords(grant, today, isSaved(grant)),
              (view.whole || "team" in grant) && (
                <GrantChange
                  key="change"
                  grant={grant}
                  who={`${nameOf(grant.personId)}, ${roleWords[grant.role]} of ${heldWords(grant, draft)}`}
                  today={today}
                  before={before.get(grantName(grant))}
                  onChange={(by) => {
                    replace(grant, by);
                  }}
                />
              ),
            ],
          }))}
        />
      </div>
      {ended > 0 && (
        <Checkbox
          className={styles.onScreen}
          label={`Show the ${ended} that ${ended === 1 ? "has" : "have"} ended`}
          checked={withEnded}
          onChange={(_, { checked }) => {
            setWithEnded(checked === true);
          }}
        />
      )}
      <div className={styles.giving}>
        <Subtitle1 as="h2" block className={styles.heading}>
          Give access
        </Subtitle1>
        <GiveAccess council={council} name={view.name} today={today} isWhole={view.whole} draft={draft} edit={edit} />
      </div>
    </div>
  );

  function nameOf(personId: string): string {
    return draft.people.find((person) => person.personId === personId)?.name ?? personId;
  }
}

interface GrantChangeProps {
  readonly grant: Grant;
  readonly who: string;
  readonly today: PlainDate;
  /** As it is saved; absent while it is not. */
  readonly before: Grant | undefined;
  readonly onChange: (by: readonly Grant[]) => void;
}

/**
 * One that is not saved or has not begun is taken back, and so is a change that is not saved. One that is held is ended on
 * a day: today unless another is chosen, and not before the day after it began.
 */
function GrantChange({ grant, who, today, before, onChange }: GrantChangeProps) {
  const [on, setOn] = useState<string>();
  const earliest = grant.from < today ? today : plusDays(grant.from, 1);
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(grant))
    return (
      <Button
        size="small"
        aria-label={`Undo: ${who}`}
        onClick={() => {
          onChange([before]);
        }}
      >
        Undo
      </Button>
    );
  if (hasEnded(grant, today)) return undefined;
  if (before === undefined || grant.from > today)
    return (
      <Button
        size="small"
        aria-label={`Take back: ${who}`}
        onClick={() => {
          onChange([]);
        }}
      >
        Take back
      </Button>
    );
  if (on === undefined)
    return (
      <Button
        size="small"
        aria-label={`End: ${who}`}
        onClick={() => {
          setOn(grant.until ?? earliest);
        }}
      >
        End
      </Button>
    );
  return (
    <>
      <Input
        type="date"
        size="small"
        aria-label={`Gone from this day: ${who}`}
        min={earliest}
        value={on}
        onChange={(_, { value }) => {
          setOn(value);
        }}
      />{" "}
      <Button
        size="small"
        disabledFocusable={!isPlainDate(on) || on < earliest}
        onClick={() => {
          if (!isPlainDate(on) || on < earliest) return;
          onChange([{ ...grant, until: plainDate(on) }]);
          setOn(undefined);
        }}
      >
        Gone from this day
      </Button>{" "}
      <Button
        size="small"
        aria-label={`Cancel: ${who}`}
        onClick={() => {
          setOn(undefined);
        }}
      >
        Cancel
      </Button>
    </>
  );
}
