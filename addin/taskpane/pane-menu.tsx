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
import { MoreHorizontalRegular, OpenRegular } from "@fluentui/react-icons";
import { asides, forgetting, type Aside } from "./asides.tsx";
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
          {asides.map((page) => (
            <PageItem key={page.id} page={page} model={model} />
          ))}
          {readsRollUp && (
            <MenuItem icon={<OpenRegular />} onClick={model.openRollUp}>
              Roll-up page
            </MenuItem>
          )}
          <MenuDivider />
          <PageItem page={forgetting} model={model} />
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function PageItem({ page: { id, title, icon }, model }: { readonly page: Aside; readonly model: PaneModel }) {
  return (
    <MenuItem
      icon={icon}
      onClick={() => {
        model.turnTo(id);
      }}
    >
      {title}
    </MenuItem>
  );
}
