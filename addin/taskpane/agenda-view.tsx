import { Body1, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { agendas } from "../../shared/audit/agenda.ts";
import { sessionDays, type SessionDays } from "../../shared/audit/agenda-days.ts";
import type { AgendaWorker } from "../../shared/audit/agenda-workers.ts";
import { plusDays } from "../../shared/calendar/arithmetic.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { daysInUse, type ChosenDays, type DaysInUse } from "../commands/agenda-chosen.ts";
import type { AgendaDocument } from "../commands/agenda-document.ts";
import { agendaDocument, type AgendaWording } from "../commands/agenda-words.ts";
import { Choice } from "../ui/choice.tsx";
import { AgendaInsert } from "./agenda-insert.tsx";
import { AgendaOnScreen } from "./agenda-on-screen.tsx";
import { OnPaper } from "./agenda-paper.tsx";
import { AgendaTakeAway } from "./agenda-take-away.tsx";
import { FromLastCheck, type WordingProps } from "./from-last-check.tsx";
import { HideNames } from "./hide-names.tsx";
import type { PageProps } from "./page.ts";

/** What is to be discussed at the next supervision of a worker, or of all: to be printed, copied or put into a sheet. */
export function AgendaView(props: PageProps) {
  return <FromLastCheck View={Agendas} {...props} />;
}

function Agendas(props: WordingProps) {
  if (props.wording.workers.length > 0) return <OfWorkers {...props} />;
  return (
    <Body1 as="p">The tracker names no worker and holds no open case: there is nothing to make an agenda of.</Body1>
  );
}

/** The browser draws the calendar's sign. */
const useStyles = makeStyles({ day: { colorScheme: "light dark" } });

const everybody = "*";

function OfWorkers({ wording, state, model }: WordingProps) {
  const { workers, source } = wording;
  const [key, setKey] = useState(workers[0]?.key ?? everybody);
  const [chosen, setChosen] = useState<ChosenDays>({});
  const worker = key === everybody ? undefined : (workers.find((each) => each.key === key) ?? workers[0]);
  const inUse = useMemo(() => worker && daysInUse(source, worker, chosen), [source, worker, chosen]);
  const pages = useMemo(() => pagesOf(wording, worker, inUse?.days), [wording, worker, inUse]);
  return (
    <>
      <Choice
        label="Agenda for"
        value={worker?.key ?? everybody}
        options={[
          ...workers.map(({ key: each, label }) => [each, label ?? "No worker named"] as const),
          [everybody, "All, a page each"],
        ]}
        onChoose={(next) => {
          setKey(next);
          setChosen({});
        }}
      />
      {inUse !== undefined && (
        <DayFields key={key} inUse={inUse} asAt={source.outcome.asAt} chosen={chosen} onChoose={setChosen} />
      )}
      {wording.namesChildren && <HideNames />}
      <AgendaTakeAway pages={pages} isBusy={state.busy !== undefined}>
        <AgendaInsert key={key} pages={pages} state={state} model={model} />
      </AgendaTakeAway>
      {pages.map((page) => (
        <AgendaOnScreen key={page.title} {...page} />
      ))}
      <OnPaper pages={pages} />
    </>
  );
}

/** One worker by the days in use, or everybody by the days that are suggested for each. */
function pagesOf(
  wording: AgendaWording,
  worker: AgendaWorker | undefined,
  days: SessionDays | undefined,
): readonly AgendaDocument[] {
  const { source, workers } = wording;
  const wishes =
    worker === undefined || days === undefined
      ? workers.map((each) => ({ worker: each, days: sessionDays(source, each) }))
      : [{ worker, days }];
  return agendas(source, wishes).map((agenda) => agendaDocument(wording, agenda));
}

interface DayFieldsProps {
  readonly inUse: DaysInUse;
  readonly asAt: PlainDate;
  readonly chosen: ChosenDays;
  readonly onChoose: (chosen: ChosenDays) => void;
}

/** A day of the session after goes with a day of the session: another session begins again from what is suggested. */
function DayFields({ inUse: { days, faults }, asAt, chosen, onChoose }: DayFieldsProps) {
  return (
    <>
      <DayField
        label="Supervision on"
        fault={faults.on}
        value={chosen.on ?? days.on}
        from={asAt}
        onChoose={(on) => {
          onChoose({ on });
        }}
      />
      <DayField
        label="The session after"
        fault={faults.after}
        value={chosen.after ?? days.after}
        from={plusDays(days.on, 1)}
        onChoose={(after) => {
          onChoose({ ...chosen, after });
        }}
      />
    </>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly fault: string | undefined;
  readonly value: string;
  readonly from: PlainDate;
  readonly onChoose: (day: string) => void;
}

function DayField({ label, fault, value, from, onChoose }: DayFieldProps) {
  const styles = useStyles();
  return (
    <Field label={label} {...(fault === undefined ? {} : { validationState: "error", validationMessage: fault })}>
      <Input
        type="date"
        input={{ className: styles.day }}
        min={from}
        value={value}
        onChange={(_, data) => {
          onChoose(data.value);
        }}
      />
    </Field>
  );
}
