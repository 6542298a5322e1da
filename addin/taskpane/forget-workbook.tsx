import { Body1, Subtitle2 } from "@fluentui/react-components";
import { AskFirst } from "../ui/ask-first.tsx";
import { NoticeBar } from "../ui/notice-bar.tsx";
import type { PageProps } from "./page.ts";
import { Sentences } from "./sentences.tsx";
import { useViewStyles } from "./view-styles.ts";

/** Takes everything of ours out of the workbook, once the person has read what is lost. */
export function ForgetWorkbook({ state, model }: PageProps) {
  const { section } = useViewStyles();
  const waiting = state.outbox?.waiting.length ?? 0;
  return (
    <section className={section}>
      <Subtitle2 as="h2">Forget this workbook</Subtitle2>
      <Body1 as="p">
        Takes out of this workbook everything that this add-in has put into it, for everyone who uses it.
      </Body1>
      <AskFirst
        says="Forget this workbook…"
        yes="Forget it all"
        no="Keep everything"
        isBusy={state.busy !== undefined}
        onYes={() => void model.forget()}
      >
        <Body1 as="p">These are taken away and cannot be brought back:</Body1>
        <Sentences sentences={lostWith(waiting)} />
        <Body1 as="p">
          What was submitted stays with the service, and everything else in the workbook stays as it is.
        </Body1>
        {waiting > 0 && (
          <NoticeBar
            tone="warning"
            sentence="A run that waits has not been submitted: send it first if it should be."
          />
        )}
      </AskFirst>
    </section>
  );
}

function lostWith(waiting: number): readonly string[] {
  const runs = waiting === 1 ? "1 run that waits to be submitted" : `${waiting} runs that wait to be submitted`;
  return [
    ...(waiting === 0 ? [] : [runs]),
    "the Policy check columns with their colours",
    "how the tracker is laid out, as it was confirmed",
    "who has agreed to what is sent and to supervision being checked",
    "the receipts of what was submitted from here",
  ];
}
