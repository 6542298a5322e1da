import { makeStyles, Select, tokens } from "@fluentui/react-components";
import { stateWords } from "../../shared/checks/words.ts";
import type { ListedFinding } from "../commands/finding-list.ts";
import { byWorker, workerKey } from "./by-worker.ts";
import { countAbout, foldRows } from "./fold-rows.ts";
import { wantedOf, type ListedGroup, type WantedFindings } from "./wanted-findings.ts";

const useStyles = makeStyles({
  filters: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  filter: { flexGrow: 1, flexBasis: "120px", minWidth: 0 },
});

interface FindingFiltersProps {
  /** The whole list, worst first. */
  readonly findings: readonly ListedFinding[];
  readonly wanted: WantedFindings;
  readonly groups: readonly ListedGroup[];
  /** What rows are called that name no worker. */
  readonly unnamed: string;
  /** Of what the list is, for those who hear it: "cases". */
  readonly listed: string;
  readonly onChange: (wanted: WantedFindings) => void;
}

interface Option {
  readonly value: string;
  readonly words: string;
}

/** By state, worker, check and group, or by several of them; each choice with how many rows it stands for. */
export function FindingFilters({ findings, wanted, groups, unnamed, listed, onChange }: FindingFiltersProps) {
  const styles = useStyles();
  const filters: readonly { part: keyof WantedFindings; label: string; all: string; options: readonly Option[] }[] = [
    { part: "state", label: "state", all: "All states", options: stateOptions(findings) },
    { part: "worker", label: "worker", all: "All workers", options: workerOptions(findings, unnamed) },
    { part: "check", label: "check", all: "All checks", options: checkOptions(findings) },
    { part: "group", label: "group", all: "All groups", options: groups.map(asOption) },
  ];
  return (
    <div className={styles.filters}>
      {filters
        .filter(({ part, options }) => options.length > 1 || wanted[part] !== undefined)
        .map(({ part, label, all, options }) => (
          <Select
            key={part}
            size="small"
            className={styles.filter}
            aria-label={`Show the ${label} of ${listed}`}
            value={wanted[part] === undefined ? every : `${chosen}${wanted[part]}`}
            onChange={(_, { value }) => {
              const others = Object.entries(wanted).filter(([other]) => other !== part);
              const own = value === every ? [] : [[part, value.slice(chosen.length)] as const];
              onChange(Object.fromEntries([...others, ...own]));
            }}
          >
            <option value={every}>{all}</option>
            {options.map(({ value, words }) => (
              <option key={value} value={`${chosen}${value}`}>
                {words}
              </option>
            ))}
          </Select>
        ))}
    </div>
  );
}

/** A worker's key may be empty, and so may any word be somebody's name: what is chosen stands behind a sign of its own. */
const [every, chosen] = ["", "="];

function asOption({ id, option }: ListedGroup): Option {
  return { value: id, words: option };
}

function stateOptions(findings: readonly ListedFinding[]): Option[] {
  return [...new Set(findings.map(({ state }) => state))].map((state) => ({
    value: state,
    words: `${stateWords(state)} (${countAbout(wantedOf(findings, { state }))})`,
  }));
}

function workerOptions(findings: readonly ListedFinding[], unnamed: string): Option[] {
  return byWorker(foldRows(findings)).map(({ worker, rows }) => ({
    value: workerKey(worker),
    words: `${worker ?? unnamed} (${rows.length})`,
  }));
}

function checkOptions(findings: readonly ListedFinding[]): Option[] {
  const titles = new Map(findings.map(({ check, title }) => [check, title]));
  return [...titles].map(([check, title]) => ({
    value: check,
    words: `${title} (${countAbout(wantedOf(findings, { check }))})`,
  }));
}
