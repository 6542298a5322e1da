import { makeStyles, tokens } from "@fluentui/react-components";
import { textFlow } from "../ui/text-flow.ts";

/** One column with even gaps, tight enough for a pane that stays open all day. */
export const useViewStyles = makeStyles({
  view: {
    ...textFlow,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}`,
  },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  /** What unfolds is a target of its own, as tall as any. */
  summary: { cursor: "pointer", minHeight: "24px" },
  /** Stays in sight however far the list is scrolled: an answer to a button below must be seen. */
  notice: { position: "sticky", top: 0, zIndex: 1, backgroundColor: tokens.colorNeutralBackground1 },
});
