import { shortcuts } from "./product.ts";

/** The file of shortcuts beside the XML manifest, which has no place for them. */
export function shortcutsJson(): object {
  return {
    actions: shortcuts.map(({ run, name }) => ({ id: run, type: "ExecuteFunction", name })),
    shortcuts: shortcuts.map(({ run, keys }) => ({ action: run, key: { default: keys } })),
  };
}
