import { Button, makeStyles, mergeClasses, Title2, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { dayInWords } from "../../../shared/calendar/format.ts";
import type { Me } from "../../../shared/contract/routes.ts";
import { Choice } from "../../ui/choice.tsx";
import { AnswerNotice } from "../answer-notice.tsx";
import { useOnPage } from "../on-page.ts";
import type { PageTools } from "../page-tools.ts";
import { PaperFoot } from "../paper.tsx";
import type { SectionProps } from "../section.ts";
import { useSectionStyles } from "../section-styles.ts";
import { usePlace } from "../use-place.ts";
import { AccessLogPart } from "./access-log-part.tsx";
import { AccessPart } from "./access-part.tsx";
import { type AdminClient, createAdminClient } from "./admin-client.ts";
import { ChoicesPart } from "./choices-part.tsx";
import { ErasePart } from "./erase-part.tsx";
import { MorningListPart } from "./morning-list-part.tsx";
import { organisationStore } from "./organisation-store.ts";
import type { Part } from "./part.ts";
import { QuestionsPart } from "./questions-part.tsx";
import { RetentionPart } from "./retention-part.tsx";
import { SaveBar } from "./save-bar.tsx";
import { SettingsPart } from "./settings-part.tsx";
import { StructurePart } from "./structure-part.tsx";

const useStyles = makeStyles({
  close: { gap: tokens.spacingVerticalM },
  /** Above the title, as on every page, though it is known later than that. */
  first: { order: -1 },
  council: { maxWidth: "20rem", "@media print": { display: "none" } },
  part: { display: "contents" },
  parts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, "@media print": { display: "none" } },
});

type Council = Me["councils"][number];

/** What administrators change, heads of service give, and both and quality assurance watch over: one council at a time. */
export function AdminSection({ me, tools }: SectionProps) {
  const styles = useStyles();
  const { page, title } = useSectionStyles();
  const client = useMemo(() => createAdminClient(tools.service), [tools.service]);
  const [wanted, setWanted] = usePlace("administered-council");
  const council = me.councils.find((one) => one.council === wanted) ?? me.councils[0];
  return (
    <main className={mergeClasses(page, styles.close)}>
      <Title2 as="h1" block className={title}>
        Administration of {council?.name}
      </Title2>
      {me.councils.length > 1 && (
        <Choice
          className={styles.council}
          label="Council"
          value={council?.council ?? ""}
          options={me.councils.map((one) => [one.council, one.name])}
          onChoose={setWanted}
        />
      )}
      {council !== undefined && (
        <CouncilParts key={council.council} council={council} client={client} tools={tools} me={me} />
      )}
    </main>
  );
}

const access: Part = { id: "access", title: "Access", View: AccessPart };
const morning: Part = { id: "morning", title: "Morning list", View: MorningListPart };
const watched: readonly Part[] = [
  { id: "retention", title: "Retention", View: RetentionPart },
  { id: "log", title: "Access log", View: AccessLogPart },
];
const ofAdministrator: readonly Part[] = [
  access,
  { id: "structure", title: "Services and teams", View: StructurePart },
  { id: "settings", title: "Settings", View: SettingsPart },
  { id: "choices", title: "Policy choices", View: ChoicesPart },
  { id: "questions", title: "Quality questions", View: QuestionsPart },
  morning,
  ...watched,
  { id: "erase", title: "Find and erase", View: ErasePart },
];

function partsOf({ services }: Council, isWhole: boolean): readonly Part[] {
  if (isWhole) return ofAdministrator;
  const holds = (role: Council["services"][number]["as"][number]): boolean =>
    services.some(({ as }) => as.includes(role));
  return [
    ...(holds("head-of-service") ? [access] : []),
    ...(holds("head-of-service") || holds("qa") ? [morning] : []),
    ...(holds("qa") ? watched : []),
  ];
}

interface CouncilPartsProps {
  readonly me: Me;
  readonly council: Council;
  readonly client: AdminClient;
  readonly tools: PageTools;
}

function CouncilParts({ me, council, client, tools }: CouncilPartsProps) {
  const styles = useStyles();
  const section = useSectionStyles();
  const { unsaved } = useOnPage();
  const { council: of, name } = council;
  const store = useMemo(() => {
    return organisationStore(client, of, {
      get: () => unsaved.drafts().organisations[of],
      put: (draft) => {
        unsaved.putOrganisation(of, draft && { ...draft, name });
      },
    });
  }, [client, of, name, unsaved]);
  const state = useSyncExternalStore(store.subscribe, store.state);
  const [wanted, setWanted] = usePlace("administration");
  useEffect(() => {
    void store.load();
  }, [store]);
  const { read, draft, failure } = state;
  if (read === undefined || draft === undefined) {
    const again = (): void => void store.load();
    const asked = failure === undefined ? { kind: "reading" as const } : { kind: "failed" as const, failure, again };
    return <AnswerNotice asked={asked} what="the organisation" />;
  }
  const parts = partsOf(council, read.view.whole);
  const part = parts.find(({ id }) => id === wanted) ?? parts[0];
  if (part === undefined) return <p>Nothing of this council is yours to administer today.</p>;
  const begin = (): void => {
    store.begin();
  };
  const { View } = part;
  const { marking } = read.view.settings;
  return (
    <>
      <p className={mergeClasses(section.marking, styles.first)}>{marking}</p>
      <nav className={styles.parts} aria-label="Parts of the administration">
        {parts.map(({ id, title }) => (
          <Button
            key={id}
            size="small"
            appearance={id === part.id ? "primary" : "subtle"}
            aria-current={id === part.id ? "page" : undefined}
            onClick={() => {
              setWanted(id);
              begin();
            }}
          >
            {title}
          </Button>
        ))}
      </nav>
      <div className={styles.part} onClick={begin} onInput={begin}>
        <View
          me={me}
          council={council.council}
          today={council.today}
          client={client}
          audits={tools.client}
          save={tools.save}
          view={read.view}
          draft={draft}
          edit={(change) => {
            store.edit(change);
          }}
        />
      </div>
      <SaveBar state={state} store={store} />
      <PaperFoot
        marking={marking}
        what={`${part.title}, ${council.name}`}
        by={me.name}
        on={dayInWords(council.today)}
      />
    </>
  );
}
