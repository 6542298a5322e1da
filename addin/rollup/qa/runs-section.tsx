import { Title2 } from "@fluentui/react-components";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { dayInWords, monthInWords } from "../../../shared/calendar/format.ts";
import type { AuditRun, Me } from "../../../shared/contract/routes.ts";
import { PaperFoot } from "../paper.tsx";
import type { PageTools } from "../page-tools.ts";
import type { SectionProps } from "../section.ts";
import { useSectionStyles } from "../section-styles.ts";
import { useCouncil, type CouncilSays } from "../use-council.ts";
import { RunView } from "./run-view.tsx";
import { RunsFilter } from "./runs-filter.tsx";
import { RunsList } from "./runs-list.tsx";
import { runsStore, type RunsStore } from "./runs-store.ts";

/** Every run that the person reads, to be found, opened and audited. */
export function RunsSection({ me, tools, turn }: SectionProps) {
  const styles = useSectionStyles();
  const [store] = useState(() => runsStore(tools.client, { ...everything, council: firstCouncil(me) }));
  const { filters } = useSyncExternalStore(store.subscribe, store.state);
  const council = useCouncil(tools.client, filters.council);
  const [opened, setOpened] = useState<{ readonly run: AuditRun; readonly turn: number }>();
  const open = opened?.turn === turn ? opened.run : undefined;
  const setOpen = (run: AuditRun): void => {
    setOpened({ run, turn });
  };
  useEffect(() => {
    void store.look(store.state().filters);
  }, [store]);
  const today = me.councils.find((one) => one.council === filters.council)?.today;
  const isQa = useMemo(() => auditsQuality(me, filters.council), [me, filters.council]);
  return (
    <main className={styles.page}>
      <header>
        <p className={styles.marking}>{council.marking}</p>
        <Title2 as="h1" block className={styles.title}>
          {open === undefined ? "Submitted runs" : `${teamName(council, open)}, ${monthInWords(open.month)}`}
        </Title2>
      </header>
      {open === undefined ? (
        <Runs me={me} store={store} council={council} tools={tools} onOpen={setOpen} />
      ) : (
        <RunView
          run={open}
          isQa={isQa}
          tools={tools}
          marking={council.marking}
          by={me.name}
          today={today}
          onClose={() => {
            setOpened(undefined);
          }}
        />
      )}
      <PaperFoot
        marking={council.marking}
        what={open === undefined ? "Submitted runs" : `Run ${open.runId}, as at ${dayInWords(open.asAt)}`}
        by={me.name}
        {...(today !== undefined && { on: dayInWords(today) })}
      />
    </main>
  );
}

const everything = { service: "", team: "", month: "", edition: "" } as const;

interface RunsProps {
  readonly me: Me;
  readonly store: RunsStore;
  readonly council: CouncilSays;
  readonly tools: PageTools;
  readonly onOpen: (run: AuditRun) => void;
}

function Runs({ me, store, council, ...props }: RunsProps) {
  const state = useSyncExternalStore(store.subscribe, store.state);
  return (
    <>
      <RunsFilter
        me={me}
        teams={council.teams}
        filters={state.filters}
        onChange={(wanted) => void store.look(wanted)}
      />
      <RunsList state={state} store={store} nameOf={(run) => teamName(council, run)} {...props} />
    </>
  );
}

/** A team that is no more keeps its short name. */
function teamName({ teams }: CouncilSays, { team }: AuditRun): string {
  return teams.find((one) => one.team === team)?.name ?? team;
}

function firstCouncil(me: Me): string {
  return me.councils.find(({ services }) => services.length > 0)?.council ?? "";
}

function auditsQuality(me: Me, council: string): boolean {
  return me.councils.some((one) => one.council === council && one.services.some(({ as }) => as.includes("qa")));
}
