import { Checkbox } from "@fluentui/react-components";
import { useHiddenNames } from "./hidden-names.ts";

/** For when a screen is shared, or a page printed. */
export function HideNames() {
  const { hidden, setHidden } = useHiddenNames();
  return (
    <Checkbox
      label="Hide children's names"
      checked={hidden}
      onChange={(_, { checked }) => {
        setHidden(checked === true);
      }}
    />
  );
}
