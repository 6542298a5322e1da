import { Body1, Caption1 } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { AuditSummary } from "../../shared/contract/routes.ts";
import type { Checked } from "../commands/check.ts";
import { countLines, summaryToCome } from "../commands/submit-preview.ts";
import { useViewStyles } from "./view-styles.ts";

interface SubmitPreviewProps {
  readonly checked: Checked;
  readonly teamName: string;
  readonly teamsHeld: number;
}

/** The figures that the service will keep, before they are sent. */
export function SubmitPreview({ checked, teamName, teamsHeld }: SubmitPreviewProps) {
  const { summary: unfolds } = useViewStyles();
  const summary = useSummary(checked, teamName, teamsHeld);
  if (summary === undefined) return undefined;
  const { casesChecked, exclusions, counts } = summary;
  const leftOut = Object.values(exclusions).reduce((sum, count) => sum + count, 0);
  return (
    <details>
      <summary className={unfolds}>
        What will be counted: {casesChecked} {casesChecked === 1 ? "case" : "cases"} checked, {leftOut}{" "}
        {leftOut === 1 ? "row" : "rows"} left out
      </summary>
      <ul>
        {countLines(counts, checked).map((line) => (
          <li key={line}>
            <Body1>{line}</Body1>
          </li>
        ))}
      </ul>
      <Caption1 as="p">Counted here as the service counts, as at the day of this check.</Caption1>
    </details>
  );
}

function useSummary(checked: Checked, teamName: string, teamsHeld: number): AuditSummary | undefined {
  const [counted, setCounted] = useState<{ readonly of: Checked; readonly summary: AuditSummary | undefined }>();
  useEffect(() => {
    let isWanted = true;
    void summaryToCome(checked, teamName, teamsHeld).then((summary) => {
      if (isWanted) setCounted({ of: checked, summary });
    });
    return () => {
      isWanted = false;
    };
  }, [checked, teamName, teamsHeld]);
  return counted?.of === checked ? counted.summary : undefined;
}
