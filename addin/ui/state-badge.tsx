import { makeStyles, tokens } from "@fluentui/react-components";
import {
  CalendarCancelRegular,
  CheckmarkCircleRegular,
  ClockRegular,
  DismissCircleRegular,
  EditRegular,
  ErrorCircleRegular,
  PersonClockRegular,
  QuestionCircleRegular,
} from "@fluentui/react-icons";
import type { ComponentType } from "react";
import type { State } from "../../shared/contract/vocabulary.ts";

const useStyles = makeStyles({
  badge: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalSNudge}`,
    minHeight: "24px",
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    "& svg": { flexShrink: 0 },
    color: tokens.colorNeutralForeground1,
  },
  bad: { backgroundColor: tokens.colorPaletteRedBackground2 },
  warn: { backgroundColor: tokens.colorPaletteYellowBackground2 },
  entry: { backgroundColor: tokens.colorPalettePurpleBackground2 },
  quiet: { backgroundColor: tokens.colorNeutralBackground4 },
  good: { backgroundColor: tokens.colorPaletteGreenBackground2 },
});

type Tone = "bad" | "warn" | "entry" | "quiet" | "good";

const looks: Readonly<Record<State, readonly [tone: Tone, icon: ComponentType]>> = {
  overdue: ["bad", ErrorCircleRegular],
  "not-met": ["bad", DismissCircleRegular],
  late: ["warn", CalendarCancelRegular],
  "check-entry": ["entry", EditRegular],
  "cannot-check": ["quiet", QuestionCircleRegular],
  absent: ["quiet", PersonClockRegular],
  "past-aim": ["warn", ClockRegular],
  met: ["good", CheckmarkCircleRegular],
};

interface StateBadgeProps {
  readonly state: State;
  /** What is said of it; they begin with the state's own words. */
  readonly words: string;
}

/** A state as words with an icon; the colour only repeats them. */
export function StateBadge({ state, words }: StateBadgeProps) {
  const styles = useStyles();
  const [tone, Icon] = looks[state];
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      <Icon aria-hidden />
      {words}
    </span>
  );
}
