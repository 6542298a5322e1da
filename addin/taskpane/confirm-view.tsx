import { Body1, Button, Field, makeStyles, Select, Subtitle2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { ToConfirm } from "../commands/find-tracker.ts";
import { sentExample, type SentExample } from "../commands/mapping.ts";
import { fieldName } from "../ui/field-names.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { MappingTable } from "./mapping-table.tsx";
import { PaneHeader } from "./pane-header.tsx";
import type { PaneModel } from "./pane-model.ts";
import type { PaneState } from "./pane-state.ts";
import { useViewStyles } from "./view-styles.ts";

const useStyles = makeStyles({
  sent: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground2 },
    "& dd": { margin: 0, overflowWrap: "anywhere" },
  },
});

type ConfirmState = Extract<PaneState, { screen: "confirm" }>;

const introductions: Readonly<Record<ToConfirm["why"], string>> = {
  "first-time": "Please look at how your columns were understood. You are asked this once for each workbook.",
  "headings-changed": "The headings have changed since this workbook was last checked. Please look at them again.",
  "new-person": "A colleague has set this workbook up. Please look at what is sent before you use it.",
};

/** What was found, how it was understood and what would be sent: to be confirmed before anything is. */
export function ConfirmView({ state, model }: { readonly state: ConfirmState; readonly model: PaneModel }) {
  const { view } = useViewStyles();
  const { found, me, busy, notice } = state;
  const [layouts, setLayouts] = useState<readonly TableLayout[]>(found.layouts);
  const teams = me.councils.flatMap(({ council, name, today, teams: held }) =>
    held.map((team) => ({ ...team, council, councilName: name, today })),
  );
  const known = teams.findIndex(
    ({ team, council }) => team === found.tracker?.team && council === found.tracker.council,
  );
  const [chosen, setChosen] = useState(known >= 0 ? known : 0);
  const team = teams[chosen];
  const asAt = team?.today ?? me.councils[0]?.today;
  const { workbook } = found.reading;
  const example = asAt === undefined ? { cases: 0, fields: [] } : sentExample(workbook, layouts, asAt);
  const change = (index: number, layout: TableLayout): void => {
    setLayouts(layouts.map((each, other) => (other === index ? layout : each)));
  };
  const isReady =
    team !== undefined && layouts.every(({ columns, series }) => columns["lastDiscussion"] ?? series?.["discussions"]);
  return (
    <main className={view} aria-busy={busy !== undefined}>
      <PaneHeader title="Your tracker was found" council={team?.council} me={me} model={model} />
      <Body1 as="p" role="status">
        {layouts.map((layout) => `Sheet ${layout.name}, headings in row ${Math.max(...layout.headerRows)}`).join("; ")}:{" "}
        {example.cases} {example.cases === 1 ? "case" : "cases"}.
      </Body1>
      <Body1 as="p">{introductions[found.why]}</Body1>
      {layouts.map((layout, index) => (
        <MappingTable
          key={index}
          workbook={workbook}
          layout={layout}
          asAt={asAt}
          onChange={(changed) => {
            change(index, changed);
          }}
        />
      ))}
      <Field label="Team">
        <Select
          value={chosen}
          onChange={(_, { value }) => {
            setChosen(Number(value));
          }}
        >
          {teams.map((each, index) => (
            <option key={`${each.council} ${each.team}`} value={index}>
              {each.name}, {each.councilName}
            </option>
          ))}
        </Select>
      </Field>
      <WhatIsSent example={example} />
      {notice !== undefined && <NoticeBar {...notice} onDismiss={model.dismiss} />}
      <ConfirmButton
        isReady={isReady}
        isBusy={busy !== undefined}
        onConfirm={() => {
          if (team !== undefined) void model.confirm(layouts, team.council, team.team);
        }}
      />
    </main>
  );
}

function WhatIsSent({ example }: { readonly example: SentExample }) {
  const styles = useStyles();
  const { section } = useViewStyles();
  return (
    <section className={section}>
      <Subtitle2 as="h2">This is what is sent</Subtitle2>
      <Body1 as="p">For each case, these fields and nothing else. Here is the first one:</Body1>
      <dl className={styles.sent}>
        {example.fields.map(({ field, words }) => [
          <dt key={`${field} name`}>{fieldName(field)}</dt>,
          <dd key={field}>{words}</dd>,
        ])}
      </dl>
    </section>
  );
}

interface ConfirmButtonProps {
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
}

function ConfirmButton({ isReady, isBusy, onConfirm }: ConfirmButtonProps) {
  return (
    <>
      {!isReady && <Body1 as="p">Choose the column of the last discussion first.</Body1>}
      <Button appearance="primary" disabledFocusable={!isReady || isBusy} onClick={onConfirm}>
        {isBusy ? "Checking…" : "Confirm and check now"}
      </Button>
    </>
  );
}
