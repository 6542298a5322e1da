import { Field, Input, makeStyles, Subtitle1, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState } from "react";
import { dayInWords } from "../../../shared/calendar/format.ts";
import { type Erasure, erasureReasons, type ErasureRequest } from "../../../shared/contract/beside-run.ts";
import type { Failure } from "../../../shared/contract/client.ts";
import { runId } from "../../../shared/contract/names.ts";
import type { RunAbout } from "../../../shared/contract/runs-about.ts";
import { AskFirst } from "../../ui/ask-first.tsx";
import { Choice } from "../../ui/choice.tsx";
import { NoticeBar } from "../../ui/notice-bar.tsx";
import { AnswerNotice } from "../answer-notice.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { useAnswer } from "../../ui/use-answer.ts";
import { FindSomebody } from "./find-somebody.tsx";
import type { PartProps } from "./part.ts";
import { figuresWords, foundWords, readsRunsOf, runWords } from "./run-to-erase.ts";

type Reason = keyof typeof erasureReasons;
const reasons = Object.keys(erasureReasons) as Reason[];

const useStyles = makeStyles({
  part: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
    justifyItems: "start",
    maxWidth: "40rem",
  },
  wide: { justifySelf: "stretch", gridTemplateColumns: "minmax(0, 1fr)" },
  line: { margin: 0, overflowWrap: "anywhere" },
  heading: { margin: 0 },
  find: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
    // Focus is only brought here: nothing can be done with it.
    ":focus": { outline: "none" },
  },
  // What was found takes the page's whole width.
  both: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalXXL },
});

/** A run as far as the page may tell what it is. */
interface Wanted {
  readonly number: string;
  readonly words?: string;
}

const none: Wanted = { number: "" };

/** The run, or only what was written on its findings. */
type What = "run" | "notes";
const whats: Readonly<Record<What, { readonly words: string; readonly goes: string; readonly says: string }>> = {
  run: {
    words: "The whole run",
    goes: "Findings, entries, samples and notes of everybody in the run are removed for good.",
    says: "Erase the run…",
  },
  notes: {
    words: "The notes on its findings alone",
    goes: "What was written on the findings of the run is removed for good; the run and its figures stay.",
    says: "Erase its notes…",
  },
};

interface Done {
  readonly erasure: Erasure;
  readonly what: What;
}

/** Finds the runs that hold somebody, and removes what should never have been sent. */
export function ErasePart(props: PartProps) {
  const styles = useStyles();
  const [found, setFound] = useState<RunAbout>();
  const erasing = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever chose a run by keyboard goes on here.
    if (found !== undefined) erasing.current?.focus();
  }, [found]);
  return (
    <div className={styles.both}>
      <section className={styles.find}>
        <Subtitle1 as="h2" block className={styles.heading}>
          Find somebody
        </Subtitle1>
        <p className={styles.line}>
          Where a person asks what is kept of them, or to have it erased. Every run of the council is opened; no child
          and no finding is shown here. What a run holds of a worker, its head of service can export from the run.
        </p>
        <FindSomebody {...props} onChoose={setFound} />
      </section>
      <section className={styles.find} ref={erasing} tabIndex={-1} aria-label="Erase a run">
        <Subtitle1 as="h2" block className={styles.heading}>
          Erase a run
        </Subtitle1>
        <EraseRun key={found?.runId} found={found} {...props} />
      </section>
    </div>
  );
}

/** With a mark that says that this was done. */
function EraseRun({
  found,
  client,
  audits,
  me,
  council,
  draft: { teams },
}: PartProps & { readonly found: RunAbout | undefined }) {
  const styles = useStyles();
  const [wantedTeam, setWantedTeam] = useState(found?.team);
  const [wanted, setWanted] = useState<Wanted>(found ? { number: found.runId, words: foundWords(found) } : none);
  const [reason, setReason] = useState<Reason | "">("");
  const [isBusy, setBusy] = useState(false);
  const [what, setWhat] = useState<What>("run");
  const [outcome, setOutcome] = useState<Done | { readonly failure: Failure }>();
  const team = teams.find((one) => one.team === wantedTeam) ?? teams[0];
  if (team === undefined) return <p>There is no team yet, and so no run.</p>;
  const number = wanted.number.trim();
  const isReady = runId.safeParse(number).success && reason !== "";
  const want = (next: Wanted): void => {
    setWanted(next);
    setOutcome(undefined);
  };
  const erase = async (): Promise<void> => {
    if (reason === "") return;
    setBusy(true);
    const answer = await client.erase({ council, team: team.team, runId: number }, requestFor(what, reason));
    setBusy(false);
    setOutcome(answer.ok ? { erasure: answer.value, what } : { failure: answer.failure });
  };
  const Which = readsRunsOf(me, council, team) ? RunOfTeam : RunNumber;
  return (
    <div className={styles.part}>
      <p className={styles.line}>{whats[what].goes} A mark with the day and the reason stays.</p>
      <Choice
        label="Team"
        value={team.team}
        options={teams.map((each) => [each.team, each.name])}
        onChoose={(value) => {
          setWantedTeam(value);
          want(none);
        }}
      />
      <Which key={team.team} {...{ audits, client, council, team: team.team, wanted }} onWant={want} />
      <Choice
        label="What is erased"
        value={what}
        options={[
          ["run", whats.run.words],
          ["notes", whats.notes.words],
        ]}
        onChoose={(value) => {
          setWhat(value === "notes" ? "notes" : "run");
        }}
      />
      <Choice
        className={styles.wide}
        label="Reason"
        any="Choose a reason"
        hint={hintFor(what, reason)}
        value={reason}
        options={reasons.map((each) => [each, erasureReasons[each]])}
        onChoose={(value) => {
          setReason(reasons.find((each) => each === value) ?? "");
        }}
      />
      <AskFirst
        key={`${team.team} ${number} ${reason} ${what}`}
        says={isBusy ? "Erasing…" : whats[what].says}
        yes="Erase for good"
        no="Keep it"
        isBusy={isBusy || !isReady}
        onYes={() => void erase()}
      >
        <p className={styles.line}>
          {wanted.words === undefined
            ? `Run ${number} of ${team.name}. This page cannot show what it holds: be sure that the number is right.`
            : `${team.name}, ${wanted.words}.`}{" "}
          This cannot be undone.
        </p>
      </AskFirst>
      {outcome !== undefined && <Outcome outcome={outcome} />}
    </div>
  );
}

function requestFor(what: What, reason: Reason): ErasureRequest {
  return what === "notes" ? { reason, only: "notes" } : { reason };
}

function hintFor(what: What, reason: Reason | ""): string | undefined {
  return what === "notes" || reason === "" ? undefined : figuresWords(reason);
}

interface WhichProps extends Pick<PartProps, "audits" | "client" | "council"> {
  readonly team: string;
  readonly wanted: Wanted;
  readonly onWant: (wanted: Wanted) => void;
}

/** For whoever reads the team's runs: chosen from them. */
function RunOfTeam({ audits, council, team, wanted, onWant }: WhichProps) {
  const styles = useStyles();
  const asked = useAnswer(useCallback(() => audits.audits(council, { team }), [audits, council, team]));
  if (asked.kind !== "read") return <AnswerNotice asked={asked} what="the team's runs" />;
  const runs = asked.value.audits;
  if (runs.length === 0) return <p className={styles.line}>This team has submitted nothing.</p>;
  const options = runs.map((run) => [run.runId, runWords(run)] as const);
  const { number, words } = wanted;
  const isListed = words === undefined || options.some(([each]) => each === number);
  return (
    <Choice
      className={styles.wide}
      label="Run, newest first"
      any="Choose a run"
      value={number}
      options={isListed ? options : [...options, [number, words]]}
      onChoose={(chosen) => {
        const run = runs.find(({ runId: each }) => each === chosen);
        onWant(run === undefined ? none : { number: chosen, words: runWords(run) });
      }}
    />
  );
}

/** Administrators give access and have none: the number is told them by somebody who reads the run. */
function RunNumber({ client, council, team, wanted, onWant }: WhichProps) {
  const styles = useStyles();
  const list = useAnswer(useCallback(() => client.morningList(council), [client, council]));
  const last = list.kind === "read" ? list.value.teams.find((one) => one.team === team)?.lastSubmittedOn : undefined;
  const isWrong = wanted.number.trim() !== "" && !runId.safeParse(wanted.number.trim()).success;
  return (
    <>
      {wanted.words === undefined && (
        <p className={styles.line}>
          You read no runs, so this page cannot show what the run is. Let its manager, the head of service or quality
          assurance read you its team, month, day and number of cases first: the run number is on the receipt and on
          every export.{last !== undefined && ` By the morning list, this team last submitted on ${dayInWords(last)}.`}
        </p>
      )}
      <Field
        className={styles.wide}
        label="Run number"
        {...(isWrong && { validationMessage: "This is not a whole run number." })}
      >
        <Input
          value={wanted.number}
          onChange={(_, { value }) => {
            onWant({ number: value });
          }}
        />
      </Field>
    </>
  );
}

function Outcome({ outcome }: { readonly outcome: Done | { readonly failure: Failure } }) {
  if ("failure" in outcome) return <FailureNotice tone="error" failure={outcome.failure} />;
  const { on, by, reason } = outcome.erasure;
  const erased = `${dayInWords(on)} by ${by.name}, because ${erasureReasons[reason]}.`;
  const sentence =
    outcome.what === "notes" ? `Notes erased on ${erased}` : `Erased on ${erased} ${figuresWords(reason)}`;
  return <NoticeBar tone="success" sentence={sentence} />;
}
