import { Body1, Button, Caption1, Field, makeStyles, SearchBox, Subtitle2, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { sentence } from "../../shared/policy/accounts/in-words.ts";
import type { Policy } from "../../shared/policy/policy.ts";
import { editions } from "../../shared/policy/registry.ts";
import { sectionInWords } from "../../shared/policy/section.ts";
import { councilHeld } from "../commands/council-held.ts";
import { helpOfChecks, wordsOf } from "../help/check-help.ts";
import { statusHelp } from "../help/state-help.ts";
import { HelpLink } from "../ui/help-link.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { HelpOfCheck } from "./help-of-check.tsx";
import type { PageProps } from "./page.ts";
import type { CheckScreen } from "./pane-state.ts";
import { useTour } from "./tour-seen.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  terms: {
    display: "grid",
    gap: tokens.spacingVerticalXXS,
    margin: 0,
    "& dd": { margin: `0 0 ${tokens.spacingVerticalS}` },
    "& dt": { fontWeight: tokens.fontWeightSemibold },
  },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

/** Every status and every check of this council, in plain words and by its own sections; nothing is asked of the service. */
export function HelpPage({ state, model }: PageProps) {
  const { section } = useViewStyles();
  const styles = useStyles();
  const tour = useTour(state.me?.personId);
  const policy = policyOf(state);
  return (
    <>
      <section className={section}>
        <Subtitle2 as="h2">Help</Subtitle2>
        <div className={styles.actions}>
          <Button
            size="small"
            onClick={() => {
              tour.again();
              model.turnTo("check");
            }}
          >
            Show the tour
          </Button>
          <HelpLink words="All of the help, to read or print" />
        </div>
      </section>
      <section className={section}>
        <Subtitle2 as="h2">What the words mean</Subtitle2>
        <dl className={styles.terms}>
          {statusHelp.map(({ state: status, words, means }) => [
            <dt key={`${words} word`}>{status === undefined ? words : <StateBadge state={status} words={words} />}</dt>,
            <dd key={words}>{means}</dd>,
          ])}
        </dl>
      </section>
      {policy === undefined ? (
        <Body1 as="p">
          The checks of this council cannot be listed here: its policy is not held in this version of the pane. Close
          the pane and open it again to get its newest version.
        </Body1>
      ) : (
        <PolicyHelp policy={policy} state={state} />
      )}
    </>
  );
}

/** The edition that the last check was made by, or the one in force today; without the day, the newest that is held. */
function policyOf({ checked, tracker, me }: CheckScreen): Policy | undefined {
  const used = checked?.outcome.policy;
  const today = councilHeld(me, tracker.council)?.today;
  const held = editions
    .filter(({ council }) => council === tracker.council)
    .toSorted((one, other) => (one.inForceFrom < other.inForceFrom ? 1 : -1));
  return (
    held.find(({ edition }) => edition === used?.edition) ??
    held.find(({ inForceFrom }) => today === undefined || inForceFrom <= today)
  );
}

function PolicyHelp({ policy, state }: { readonly policy: Policy; readonly state: CheckScreen }) {
  const { section } = useViewStyles();
  const { checked } = state;
  const [asked, setAsked] = useState("");
  const all = useMemo(() => helpOfChecks(policy, checked?.outcome.choices), [policy, checked]);
  const words = asked.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = all.filter((each) => {
    const said = wordsOf(each);
    return words.every((word) => said.includes(word));
  });
  return (
    <>
      <section className={section}>
        <Subtitle2 as="h2">The checks of {policy.name}</Subtitle2>
        <Caption1 as="p">
          Policy edition: {policy.edition}.{" "}
          {checked?.by.service === true
            ? "What the council chooses is as it stood at the last check."
            : "What the council may choose is at its default here; Check now shows what yours has set."}
        </Caption1>
        <Field label="Search the checks">
          <SearchBox
            size="small"
            value={asked}
            onChange={(_, { value }) => {
              setAsked(value);
            }}
          />
        </Field>
        <Caption1 role="status">
          {found.length === all.length ? `${all.length} checks` : `${found.length} of ${all.length} checks`}
        </Caption1>
        <div>
          {found.map((help) => (
            <HelpOfCheck key={help.id} help={help} policy={policy} checked={checked} />
          ))}
        </div>
      </section>
      <Said
        title="What the policy does not say"
        entries={policy.silences.map(({ on, section: at, says }) => [on, at, says])}
      >
        Nothing is taken from another council to fill this.
      </Said>
      <Said
        title="What no tracker can show"
        entries={policy.notEvaluated.map(({ section: at, does }) => [undefined, at, does])}
      >
        The policy also asks for these. They are never counted or claimed.
      </Said>
    </>
  );
}

interface SaidProps {
  readonly title: string;
  readonly entries: readonly (readonly [on: string | undefined, section: string, says: string])[];
  readonly children: string;
}

function Said({ title, entries, children }: SaidProps) {
  const { section, summary } = useViewStyles();
  const styles = useStyles();
  return (
    <details>
      <summary className={summary}>
        {title}: {entries.length}
      </summary>
      <div className={section}>
        <Caption1 as="p">{children}</Caption1>
        <dl className={styles.terms}>
          {entries.map(([on, at, says]) => [
            <dt key={`${says} where`}>
              {on === undefined ? sentence(sectionInWords(at)) : `${on} (${sectionInWords(at)})`}
            </dt>,
            <dd key={says}>{says}</dd>,
          ])}
        </dl>
      </div>
    </details>
  );
}
