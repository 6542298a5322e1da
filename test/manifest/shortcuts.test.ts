import { describe, expect, it } from "vitest";
import { keysInExcel } from "../../addin/help/shortcuts.ts";
import { addresses, ribbon, shortcuts } from "../../manifest/product.ts";
import { shortcutsJson } from "../../manifest/shortcuts.ts";
import { unifiedManifest } from "../../manifest/unified.ts";
import { xmlManifest } from "../../manifest/xml.ts";

const at = addresses("https://oversight.example");
interface Unified {
  readonly extensions: readonly {
    readonly runtimes: readonly { readonly actions?: readonly { readonly id: string }[] }[];
    readonly keyboardShortcuts: readonly { readonly shortcuts: readonly { readonly actionId: string }[] }[];
  }[];
}

describe("the keyboard shortcuts", () => {
  it("are those that the help lists, in the same words", () => {
    expect(shortcuts.map(({ keys, name }) => ({ keys, does: name }))).toEqual(keysInExcel);
  });

  it("leave alone the letters that AltGr writes on a British keyboard, and each has its own", () => {
    for (const { keys } of shortcuts) expect(keys).toMatch(/^Ctrl\+Alt\+[B-DF-HJ-NP-TV-Z]$/);
    expect(new Set(shortcuts.map(({ keys }) => keys)).size).toBe(shortcuts.length);
  });

  it("have a file of their own beside the XML manifest, which names it after everything else", () => {
    expect(xmlManifest(at)).toMatch(
      /<\/VersionOverrides>\s*<ExtendedOverrides Url="https:\/\/oversight\.example\/shortcuts\.json"\/>\s*<\/OfficeApp>\s*$/,
    );
    expect(shortcutsJson()).toEqual({
      actions: shortcuts.map(({ run, name }) => ({ id: run, type: "ExecuteFunction", name })),
      shortcuts: shortcuts.map(({ run, keys }) => ({ action: run, key: { default: keys } })),
    });
  });

  it("run functions of the shared runtime, which the unified manifest lists once each", () => {
    const [extension] = (unifiedManifest(at) as Unified).extensions;
    const actions = extension?.runtimes.flatMap(({ actions = [] }) => actions.map(({ id }) => id)) ?? [];
    const wanted = extension?.keyboardShortcuts.flatMap((group) => group.shortcuts.map(({ actionId }) => actionId));
    expect(wanted).toEqual(shortcuts.map(({ run }) => run));
    for (const id of wanted ?? []) expect(actions.filter((action) => action === id)).toHaveLength(1);
    expect(ribbon.some(({ does }) => does !== "open-pane" && does.run === "check")).toBe(true);
  });
});
