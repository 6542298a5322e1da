import { Caption1 } from "@fluentui/react-components";
import { timeInWords } from "../rollup/moment-words.ts";
import { NoticeBar } from "../ui/notice-bar.tsx";
import type { Live } from "./pane-state.ts";

/** Whether the list is of what stands in the sheet now; not read out, since somebody is typing there. */
export function LiveLine({ live }: { readonly live: Live | undefined }) {
  switch (live?.state) {
    case undefined:
      return undefined;
    case "edited":
      return <Caption1 as="p">The tracker was edited: this list is checked again in a moment.</Caption1>;
    case "checked-again":
      return (
        <Caption1 as="p">
          Checked again on this computer at {timeInWords(new Date(live.at))} after edits; marks are as of the last Check
          now.
        </Caption1>
      );
    case "refused":
      return <NoticeBar tone="warning" sentence={`The tracker was edited since this list was made. ${live.because}`} />;
  }
}
