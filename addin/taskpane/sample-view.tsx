import { Body1, Button, makeStyles, mergeClasses, Subtitle2 } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import { dayInWords, monthInWords } from "../../shared/calendar/format.ts";
import { councilHeld, type CouncilHeld } from "../commands/council-held.ts";
import { runToAudit } from "../commands/sample.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { Choice } from "../ui/choice.tsx";
import { AnswerOrNotice } from "./answer-or-notice.tsx";
import type { PageProps } from "./page.ts";
import { SampleOfRun } from "./sample-of-run.tsx";
import { receivedWords } from "./submission-words.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({ page: { alignItems: "flex-start" } });

/** The monthly audit: cases of the submitted run, drawn by chance, each with the council's questions. */
export function SampleView({ state, model }: PageProps) {
  const styles = useStyles();
  const { section } = useViewStyles();
  const { me, tracker } = state;
  const council = councilHeld(me, tracker.council);
  return (
    <section className={mergeClasses(section, styles.page)}>
      <Subtitle2 as="h2">Monthly audit sample</Subtitle2>
      {council === undefined ? (
        <>
          <Body1 as="p">A sample is kept with the service, which cannot be reached now: try again once it can.</Body1>
          <Button onClick={() => void model.start()}>Try again</Button>
        </>
      ) : (
        <OfCouncil council={council} state={state} model={model} />
      )}
    </section>
  );
}

interface OfCouncilProps extends PageProps {
  readonly council: CouncilHeld;
}

/** A sample is of one team's run. */
function OfCouncil({ council, state, model }: OfCouncilProps) {
  const { teams } = council;
  const [chosen, setChosen] = useState<string>(state.tracker.team);
  const team = teams.find((each) => each.team === chosen) ?? teams[0];
  if (team === undefined) {
    return <Body1 as="p">You hold no team today: ask your head of service for access to your team.</Body1>;
  }
  return (
    <>
      {teams.length > 1 && (
        <Choice
          label="Team"
          value={team.team}
          options={teams.map((each) => [each.team, each.name])}
          onChoose={setChosen}
        />
      )}
      <OfTeam key={team.team} council={council} team={team} state={state} model={model} />
    </>
  );
}

interface OfTeamProps extends OfCouncilProps {
  readonly team: CouncilHeld["teams"][number];
}

function OfTeam({ council, team, state, model }: OfTeamProps) {
  const { audits } = model;
  const names = { council: council.council, team: team.team };
  const ask = useCallback(
    () => audits.audits(names.council, { team: names.team }),
    [audits, names.council, names.team],
  );
  const asked = useAnswer(ask);
  if (asked.kind !== "read") return <AnswerOrNotice asked={asked} what="what was submitted" model={model} />;
  const run = runToAudit(asked.value.audits, state.tracker, council.months);
  if (run === undefined) return <NothingSubmitted council={council} teamName={team.name} state={state} model={model} />;
  const { erased, month, runId } = run;
  if (erased !== undefined) {
    return (
      <Body1 as="p">
        What {team.name} submitted for {monthInWords(month)} was erased on {dayInWords(erased.on)}: check the tracker
        and submit it again, then draw a sample.
      </Body1>
    );
  }
  return (
    <>
      <Body1 as="p">
        {team.name}, {monthInWords(month)}: run {runId}, {receivedWords(run)}.
      </Body1>
      <SampleOfRun key={runId} run={run} teamName={team.name} state={state} model={model} />
    </>
  );
}

function NothingSubmitted({ council, teamName, model }: OfCouncilProps & { readonly teamName: string }) {
  const [month] = council.months;
  return (
    <>
      <Body1 as="p">
        Nothing of this tracker is submitted for {teamName} in{" "}
        {month === undefined ? "this month" : monthInWords(month)}. A sample is drawn from what was submitted: check the
        tracker, choose Submit below the list, and come back here.
      </Body1>
      <Button
        onClick={() => {
          model.turnTo("check");
        }}
      >
        Go to the check
      </Button>
    </>
  );
}
