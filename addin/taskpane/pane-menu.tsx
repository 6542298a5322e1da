import {
  makeStyles,
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import {
  DeleteRegular,
  KeyboardRegular,
  MoreHorizontalRegular,
  OpenRegular,
  QuestionCircleRegular,
  SendRegular,
} from "@fluentui/react-icons";
import type { PaneModel } from "./pane-model.ts";

const useStyles = makeStyles({
  // Above the tabs and what is kept in sight, and no wider than the narrowest pane.
  popover: { zIndex: 2, minWidth: 0, maxWidth: "calc(100vw - 24px)" },
});

interface PaneMenuProps {
  /** The person reads the figures of a service. */
  readonly readsRollUp: boolean;
  readonly model: PaneModel;
}

/** What is wanted now and then, away from what is used every day. */
export function PaneMenu({ readsRollUp, model }: PaneMenuProps) {
  const styles = useStyles();
  return (
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton size="small" appearance="subtle" icon={<MoreHorizontalRegular />}>
          More
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList>
          <MenuItem
            icon={<SendRegular />}
            onClick={() => {
              model.turnTo("sent");
            }}
          >
            What is sent
          </MenuItem>
          <MenuItem
            icon={<QuestionCircleRegular />}
            onClick={() => {
              model.turnTo("help");
            }}
          >
            Help
          </MenuItem>
          <MenuItem
            icon={<KeyboardRegular />}
            onClick={() => {
              model.turnTo("keys");
            }}
          >
            Keyboard shortcuts
          </MenuItem>
          {readsRollUp && (
            <MenuItem icon={<OpenRegular />} onClick={model.openRollUp}>
              Roll-up page
            </MenuItem>
          )}
          <MenuDivider />
          <MenuItem
            icon={<DeleteRegular />}
            onClick={() => {
              model.turnTo("forget");
            }}
          >
            Forget this workbook
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
