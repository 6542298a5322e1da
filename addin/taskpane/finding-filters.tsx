import { makeStyles, Select, tokens } from "@fluentui/react-components";
import { stateWords } from "../../shared/checks/words.ts";
import type { State } from "../../shared/contract/vocabulary.ts";
import type { ListedFinding } from "../commands/finding-list.ts";
import { byWorker, workerKey } from "./by-worker.ts";

const useStyles = makeStyles({
  filters: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  filter: { flexGrow: 1, flexBasis: "120px", minWidth: 0 },
});

/** Stands for no filter, and for no worker either: their keys are in small letters, and empty for rows that name nobody. */
const every = "EVERY";

interface FindingFiltersProps {
  /** The whole list, worst first. */
  readonly findings: readonly ListedFinding[];
  readonly state: State | undefined;
  readonly worker: string | undefined;
  readonly onChange: (wanted: { readonly state?: State; readonly worker?: string }) => void;
}

/** One state, one worker, or both; each choice with how many it stands for. */
export function FindingFilters({ findings, state, worker, onChange }: FindingFiltersProps) {
  const styles = useStyles();
  const states = [...new Set(findings.map((each) => each.state))];
  const change = (next: { readonly state: State | undefined; readonly worker: string | undefined }): void => {
    onChange({
      ...(next.state === undefined ? {} : { state: next.state }),
      ...(next.worker === undefined ? {} : { worker: next.worker }),
    });
  };
  return (
    <div className={styles.filters}>
      <Select
        size="small"
        className={styles.filter}
        aria-label="Show the state"
        value={state ?? every}
        onChange={(_, { value }) => {
          change({ state: states.find((each) => each === value), worker });
        }}
      >
        <option value={every}>All states</option>
        {states.map((each) => (
          <option key={each} value={each}>
            {stateWords(each)} ({findings.filter((finding) => finding.state === each).length})
          </option>
        ))}
      </Select>
      <Select
        size="small"
        className={styles.filter}
        aria-label="Show the worker"
        value={worker ?? every}
        onChange={(_, { value }) => {
          change({ state, worker: value === every ? undefined : value });
        }}
      >
        <option value={every}>All workers</option>
        {byWorker(findings).map((group) => (
          <option key={workerKey(group.worker)} value={workerKey(group.worker)}>
            {group.worker ?? "No worker named"} ({group.findings.length})
          </option>
        ))}
      </Select>
    </div>
  );
}
