import { escaped } from "../shared/text/escaped.ts";
import { type Addresses, customFunctions, product, ribbon, type RibbonButton, shortcutsFile } from "./product.ts";

const resource = (kind: string, id: string, value: string): string =>
  `        <bt:${kind} id="${id}" DefaultValue="${escaped(value)}"/>`;

const icons = `<Icon>${product.iconSizes
  .map((size) => `<bt:Image size="${size}" resid="Icon.${size}"/>`)
  .join("")}</Icon>`;

function action(button: RibbonButton): string {
  if (button.does === "open-pane") {
    return '<Action xsi:type="ShowTaskpane"><TaskpaneId>Oversight.Pane</TaskpaneId><SourceLocation resid="Pane.Url"/></Action>';
  }
  return `<Action xsi:type="ExecuteFunction"><FunctionName>${button.does.run}</FunctionName></Action>`;
}

function control(button: RibbonButton): string {
  return `              <Control xsi:type="Button" id="${button.id}">
                <Label resid="${button.id}.Label"/>
                <Supertip><Title resid="${button.id}.Label"/><Description resid="${button.id}.Tip"/></Supertip>
                ${icons}
                ${action(button)}
              </Control>`;
}

const sets = product.requires
  .map(({ name, minVersion }) => `      <Set Name="${name}" MinVersion="${minVersion}"/>`)
  .join("\n");

function customFunctionsPoint(): string {
  return `          <ExtensionPoint xsi:type="CustomFunctions">
            <Script><SourceLocation resid="Functions.Script"/></Script>
            <Page><SourceLocation resid="Functions.Page"/></Page>
            <Metadata><SourceLocation resid="Functions.Metadata"/></Metadata>
            <Namespace resid="Functions.Namespace"/>
          </ExtensionPoint>`;
}

function resources(at: Addresses): string {
  return `      <Resources>
      <bt:Images>
${product.iconSizes.map((size) => resource("Image", `Icon.${size}`, at.icon(size))).join("\n")}
      </bt:Images>
      <bt:Urls>
${resource("Url", "Pane.Url", at.pane)}
${resource("Url", "Help.Url", at.help)}
${resource("Url", "Functions.Script", at.asset(customFunctions.script))}
${resource("Url", "Functions.Page", at.asset(customFunctions.page))}
${resource("Url", "Functions.Metadata", at.asset(customFunctions.metadata))}
      </bt:Urls>
      <bt:ShortStrings>
${resource("String", "Group.Label", product.name)}
${resource("String", "GetStarted.Title", product.name)}
${resource("String", "Functions.Namespace", customFunctions.namespace)}
${ribbon.map((button) => resource("String", `${button.id}.Label`, button.label)).join("\n")}
      </bt:ShortStrings>
      <bt:LongStrings>
${resource("String", "GetStarted.Description", "Open the pane from the Home tab, sign in and confirm how your tracker is laid out.")}
${ribbon.map((button) => resource("String", `${button.id}.Tip`, button.tip)).join("\n")}
      </bt:LongStrings>
      </Resources>`;
}

/** The manifest that ships: XML, for every Excel that can run the add-in. */
export function xmlManifest(at: Addresses): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:ov="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="TaskPaneApp">
  <Id>${product.id}</Id>
  <Version>${product.version}.0</Version>
  <ProviderName>${escaped(product.provider)}</ProviderName>
  <DefaultLocale>en-GB</DefaultLocale>
  <DisplayName DefaultValue="${escaped(product.name)}"/>
  <Description DefaultValue="${escaped(product.summary)}"/>
  <IconUrl DefaultValue="${at.icon(32)}"/>
  <HighResolutionIconUrl DefaultValue="${at.icon(64)}"/>
  <SupportUrl DefaultValue="${at.help}"/>
  <AppDomains><AppDomain>${at.origin}</AppDomain></AppDomains>
  <Hosts><Host Name="Workbook"/></Hosts>
  <Requirements>
    <Sets DefaultMinVersion="1.1">
${sets}
    </Sets>
  </Requirements>
  <DefaultSettings><SourceLocation DefaultValue="${at.pane}"/></DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Workbook">
        <Runtimes><Runtime resid="Pane.Url" lifetime="long"/></Runtimes>
        <AllFormFactors>
${customFunctionsPoint()}
        </AllFormFactors>
        <DesktopFormFactor>
          <GetStarted><Title resid="GetStarted.Title"/><Description resid="GetStarted.Description"/><LearnMoreUrl resid="Help.Url"/></GetStarted>
          <FunctionFile resid="Pane.Url"/>
          <ExtensionPoint xsi:type="PrimaryCommandSurface">
            <OfficeTab id="TabHome">
            <Group id="Oversight.Group">
              <Label resid="Group.Label"/>
              ${icons}
${ribbon.map(control).join("\n")}
            </Group>
            </OfficeTab>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
${resources(at)}
  </VersionOverrides>
  <ExtendedOverrides Url="${at.asset(shortcutsFile)}"/>
</OfficeApp>
`;
}
