import { Caption1 } from "@fluentui/react-components";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { timeInWords } from "../ui/moment-words.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import { behindWords, type Live } from "./pane-state.ts";

function newDayWords(day: PlainDate): string {
  return `It is ${dayInWords(day)}: this list was checked again on this computer, and nothing was sent. Check now renews the marks in the sheet too.`;
}

/** Whether the list is of what stands in the sheet now; not read out, since somebody is typing there. */
export function LiveLine({ live }: { readonly live: Live | undefined }) {
  switch (live?.state) {
    case undefined:
      return undefined;
    case "edited":
      return <Caption1 as="p">The tracker was edited: this list is checked again in a moment.</Caption1>;
    case "checked-again":
      return live.newDay === undefined ? (
        <Caption1 as="p">
          Checked again on this computer at {timeInWords(new Date(live.at))} after edits; marks are as of the last Check
          now.
        </Caption1>
      ) : (
        <NoticeBar tone="info" sentence={newDayWords(live.newDay)} />
      );
    case "refused":
      return <NoticeBar tone="warning" sentence={`${behindWords(live)} ${live.because}`} />;
  }
}
