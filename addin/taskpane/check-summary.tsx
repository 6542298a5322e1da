import { Body1, Caption1, Link } from "@fluentui/react-components";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { CheckOutcome } from "../../shared/contract/results.ts";
import { sentenceText, type SummarySentence } from "../commands/summary-words.ts";
import { headingOf } from "./finding-list.tsx";

interface SummaryProps {
  readonly summary: readonly SummarySentence[];
  readonly outcome: CheckOutcome;
  /** The service has not said that it is this day. */
  readonly isOwnDay: boolean;
  /** The lists that are shown below. */
  readonly lists: ReadonlySet<SummarySentence["list"]>;
  readonly onChoose: (list: SummarySentence["list"], group: string) => void;
}

/** What the check came to, in sentences; each number leads to its rows in the list. */
export function CheckSummary({ summary, outcome, isOwnDay, lists, onChoose }: SummaryProps) {
  return (
    <>
      {summary.map((sentence) => (
        <Body1 as="p" key={sentenceText(sentence)}>
          {sentence.parts.map((part, index) =>
            typeof part === "string" || !lists.has(sentence.list) ? (
              <span key={index}>{typeof part === "string" ? part : part.words}</span>
            ) : (
              <Link
                key={index}
                href={`#${headingOf(sentence.list)}`}
                inline
                onClick={(event) => {
                  event.preventDefault();
                  onChoose(sentence.list, part.id);
                }}
              >
                {part.words}
              </Link>
            ),
          )}
        </Body1>
      ))}
      <Caption1 as="p">
        As at {dayInWords(outcome.asAt)}
        {isOwnDay && ", the day by this computer's clock"}. Policy edition: {outcome.policy.edition}.
      </Caption1>
    </>
  );
}
