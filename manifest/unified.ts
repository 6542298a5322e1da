import {
  type Addresses,
  customFunctions,
  product,
  ribbon,
  type RibbonButton,
  shortcuts,
  shortcutsFile,
} from "./product.ts";

const icons = (at: Addresses): object[] => product.iconSizes.map((size) => ({ size, url: at.icon(size) }));

const openPane = "OpenPane.Action";
const actionId = (button: RibbonButton): string => (button.does === "open-pane" ? openPane : button.does.run);

const action = (button: RibbonButton): object =>
  button.does === "open-pane"
    ? { id: openPane, type: "openPage", view: "Oversight.Pane", pinnable: true }
    : { id: button.does.run, type: "executeFunction" };

/** What a shortcut runs and no button does. */
const ofShortcutsAlone = shortcuts
  .filter(({ run }) => !ribbon.some((button) => actionId(button) === run))
  .map(({ run, name }) => ({ id: run, type: "executeFunction", displayName: name }));

const keyboardShortcuts = (at: Addresses): object[] => [
  {
    shortcuts: shortcuts.map(({ run, keys }) => ({ key: { default: keys }, actionId: run })),
    keyMappingFiles: { shortcutsUrl: at.asset(shortcutsFile) },
  },
];

const control = (button: RibbonButton, at: Addresses): object => ({
  id: button.id,
  type: "button",
  label: button.label,
  icons: icons(at),
  supertip: { title: button.label, description: button.tip },
  actionId: actionId(button),
});

const functionsRuntime = (at: Addresses): object => ({
  id: "FunctionsRuntime",
  type: "general",
  requirements: { capabilities: [customFunctions.requires] },
  code: { page: at.asset(customFunctions.page), script: at.asset(customFunctions.script) },
  customFunctions: {
    namespace: { id: customFunctions.namespace, name: customFunctions.namespace },
    metadataUrl: at.asset(customFunctions.metadata),
  },
});

/** The unified manifest: kept valid beside the XML one, from the same ids and version. */
export function unifiedManifest(at: Addresses): object {
  return {
    $schema: "https://developer.microsoft.com/json-schemas/teams/v1.24/MicrosoftTeams.schema.json",
    manifestVersion: "1.24",
    id: product.id,
    version: product.version,
    name: { short: product.name, full: product.name },
    description: { short: product.summary, full: product.description },
    developer: { name: product.provider, websiteUrl: at.help, privacyUrl: at.help, termsOfUseUrl: at.help },
    icons: { outline: "icons/outline.png", color: "icons/colour.png" },
    accentColor: product.accent,
    localizationInfo: { defaultLanguageTag: "en-gb" },
    validDomains: [new URL(at.origin).host],
    authorization: {
      permissions: { resourceSpecific: [{ name: "Document.ReadWrite.User", type: "Delegated" }] },
    },
    extensions: [
      {
        requirements: { scopes: ["workbook"], capabilities: product.requires },
        runtimes: [
          {
            id: "SharedRuntime",
            type: "general",
            lifetime: "long",
            code: { page: at.pane },
            actions: [...ribbon.map(action), ...ofShortcutsAlone],
          },
          functionsRuntime(at),
        ],
        keyboardShortcuts: keyboardShortcuts(at),
        ribbons: [
          {
            contexts: ["default"],
            tabs: [
              {
                builtInTabId: "TabHome",
                groups: [
                  {
                    id: "Oversight.Group",
                    label: product.name,
                    icons: icons(at),
                    controls: ribbon.map((button) => control(button, at)),
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  };
}
