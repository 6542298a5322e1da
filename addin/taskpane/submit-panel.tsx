import { Body1, Button, makeStyles, mergeClasses, Subtitle2, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { monthInWords } from "../../shared/calendar/format.ts";
import type { Checked } from "../commands/check.ts";
import { councilHeld, teamsHeld } from "../commands/council-held.ts";
import { teamsToSubmit } from "../commands/submit-preview.ts";
import { Choice } from "../ui/choice.tsx";
import { NoticeBar } from "../ui/notice-bar.tsx";
import type { PaneModel } from "./pane-model.ts";
import type { CheckScreen } from "./pane-state.ts";
import { receivedWords, whatIsKept, whatIsNot, whereItWaits } from "./submission-words.ts";
import { SubmitPreview } from "./submit-preview-view.tsx";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  panel: { alignItems: "flex-start" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface SubmitProps {
  readonly state: CheckScreen;
  readonly checked: Checked;
  readonly model: PaneModel;
}

/** Of which team and month, what would be kept, one button, and the receipt. */
export function SubmitPanel({ state, checked, model }: SubmitProps) {
  const styles = useStyles();
  const { section } = useViewStyles();
  const { me, tracker, busy } = state;
  const held = councilHeld(me, tracker.council);
  const teams = useMemo(() => teamsToSubmit(checked, held?.teams ?? []), [checked, held]);
  const months = held?.months ?? [];
  const [chosenTeam, chooseTeam] = useState<string>(tracker.team);
  const [chosenMonth, chooseMonth] = useState<string>();
  const one = teams.find(({ team }) => team.team === chosenTeam) ?? teams[0];
  const month = chosenMonth ?? months[0];
  if (one === undefined || month === undefined) return undefined;
  const { team } = one;
  return (
    <section className={mergeClasses(section, styles.panel)}>
      <Subtitle2 as="h2">Submit</Subtitle2>
      {teams.length > 1 && (
        <Choice
          label="Team"
          value={team.team}
          options={teams.map((each) => [each.team.team, each.team.name])}
          onChoose={chooseTeam}
        />
      )}
      {months.length > 1 && (
        <Choice
          label="Month"
          value={month}
          options={months.map((each) => [each, monthInWords(each)])}
          onChoose={chooseMonth}
        />
      )}
      <Body1 as="p">{whatIsKept(one, month, checked)}</Body1>
      {one.isNamed && (
        <>
          {one.unsent > 0 && <NoticeBar tone="warning" sentence={whatIsNot(one)} />}
          <SubmitPreview
            key={team.team}
            checked={checked}
            teamName={team.name}
            teamsHeld={teamsHeld(me, tracker.council)}
          />
          <Body1 as="p">{whereItWaits(checked)}</Body1>
          <Button disabledFocusable={busy !== undefined} onClick={() => void model.submit(team.team, month)}>
            Submit {monthInWords(month)}
          </Button>
        </>
      )}
      <SendUnkept state={state} team={team.team} month={month} model={model} />
      <div role="status" aria-live="polite">
        <Receipt state={state} team={team.team} month={month} />
      </div>
    </section>
  );
}

interface OfTeam {
  readonly state: CheckScreen;
  readonly team: string;
  readonly month: string;
}

/** Only when the person has read that it cannot wait. */
function SendUnkept({ state, team, month, model }: OfTeam & { readonly model: PaneModel }) {
  const styles = useStyles();
  const { section } = useViewStyles();
  const { cannotWait, busy } = state;
  if (cannotWait?.team !== team || cannotWait.month !== month) return undefined;
  return (
    <div className={section} role="group" aria-label="It cannot wait in the workbook">
      <NoticeBar
        tone="warning"
        sentence={`${cannotWait.because} Sent without a copy, it is lost if the service cannot be reached, and you submit it again.`}
      />
      <div className={styles.buttons}>
        <Button disabledFocusable={busy !== undefined} onClick={() => void model.submit(team, month, true)}>
          Send without a copy
        </Button>
        <Button
          disabledFocusable={busy !== undefined}
          onClick={() => void model.act("submitting", () => Promise.resolve({ cannotWait: undefined }))}
        >
          Do not send
        </Button>
      </div>
    </div>
  );
}

/** Stays for this workbook: whoever opens it sees what was submitted. */
function Receipt({ state: { outbox, tracker }, team, month }: OfTeam) {
  const receipt = outbox?.sent.find(
    (each) => each.council === tracker.council && each.team === team && each.month === month,
  );
  if (receipt === undefined) return undefined;
  const sentence = `Submitted: run ${receipt.runId}, ${receivedWords(receipt)}, by ${receipt.submittedBy}. Save the workbook to keep this receipt.`;
  return <NoticeBar tone="success" sentence={sentence} />;
}
