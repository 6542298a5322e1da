import { Button, Field, Input, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { dayInWords, monthInWords } from "../../../shared/calendar/format.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { RunAbout } from "../../../shared/contract/runs-about.ts";
import { Choice } from "../../ui/choice.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { PlainTable } from "../plain-table.tsx";
import { heldWords, lookedWords } from "./held-words.ts";
import type { PartProps } from "./part.ts";
import { somebodyStore, type About, type SomebodyStore } from "./somebody-store.ts";

const useStyles = makeStyles({
  find: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
    justifyItems: "start",
  },
  form: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
  wide: { justifySelf: "stretch" },
  line: { margin: 0, overflowWrap: "anywhere" },
});

interface FindSomebodyProps extends Pick<PartProps, "client" | "council" | "draft"> {
  readonly onChoose: (run: RunAbout) => void;
}

const bys = {
  reference: { choose: "A child's reference", label: "Reference" },
  worker: { choose: "A worker's name", label: "Name, as in the trackers" },
} as const;

/** Looks through every run of the council for a child or a worker. That somebody was looked for is written down. */
export function FindSomebody({ client, council, draft, onChoose }: FindSomebodyProps) {
  const styles = useStyles();
  const store = useMemo(() => somebodyStore(client, council), [client, council]);
  const state = useSyncExternalStore(store.subscribe, store.state);
  const [about, setAbout] = useState<About>({ by: "reference", words: "" });
  useEffect(() => {
    // Nobody is looked for once nobody waits.
    return () => {
      store.stop();
    };
  }, [store]);
  return (
    <div className={styles.find}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const words = about.words.trim();
          if (words !== "") void store.look({ ...about, words });
        }}
      >
        <Choice
          label="Look for"
          value={about.by}
          options={[
            ["reference", bys.reference.choose],
            ["worker", bys.worker.choose],
          ]}
          onChoose={(by) => {
            setAbout({ ...about, by: by === "worker" ? "worker" : "reference" });
          }}
        />
        <Field label={bys[about.by].label}>
          <Input
            value={about.words}
            maxLength={100}
            onChange={(_, { value }) => {
              setAbout({ ...about, words: value });
            }}
          />
        </Field>
        <Button type="submit" disabledFocusable={about.words.trim() === ""}>
          Find
        </Button>
      </form>
      {state !== undefined && <Found state={state} store={store} draft={draft} onChoose={onChoose} />}
    </div>
  );
}

interface FoundProps extends Pick<FindSomebodyProps, "draft" | "onChoose"> {
  readonly state: NonNullable<ReturnType<SomebodyStore["state"]>>;
  readonly store: SomebodyStore;
}

function Found({ state, store, draft: { teams }, onChoose }: FoundProps) {
  const styles = useStyles();
  const { runs, isLooking, next, failure } = state;
  const goOn = (): void => void store.goOn();
  return (
    <>
      <p className={styles.line} role="status">
        {lookedWords(state)}
      </p>
      {isLooking && (
        <>
          <Spinner size="tiny" label="Opening every run…" labelPosition="after" />
          <Button
            onClick={() => {
              store.stop();
            }}
          >
            Stop
          </Button>
        </>
      )}
      {failure !== undefined && <FailureNotice tone="warning" failure={failure} again={goOn} />}
      {!isLooking && (next !== undefined || failure !== undefined) && <Button onClick={goOn}>Go on</Button>}
      {runs.length > 0 && (
        <div className={styles.wide}>
          <PlainTable
            label="Runs that hold it"
            headings={["Team", "For", "As at", "Held", "Erase"]}
            rows={runs.map((run) => {
              const name = teams.find(({ team }) => team === run.team)?.name ?? run.team;
              const day = dayInWords(plainDate(run.asAt));
              return {
                key: run.runId,
                cells: [
                  name,
                  monthInWords(run.month),
                  day,
                  heldWords(run.held),
                  <Button
                    key="choose"
                    size="small"
                    aria-label={`Choose to erase: ${name}, as at ${day}`}
                    onClick={() => {
                      onChoose(run);
                    }}
                  >
                    Choose
                  </Button>,
                ],
              };
            })}
          />
        </div>
      )}
    </>
  );
}
