/** The architecture, as import rules. Read top to bottom: the core first, the shells last. */
const only = (name, from, allowed) => ({ name, severity: "error", from: { path: from }, to: { pathNot: allowed } });
const vendor = (name, home, packages) => ({
  name,
  severity: "error",
  from: { path: "^(shared|addin|functions)/", pathNot: home },
  to: { path: packages },
});

export default {
  forbidden: [
    only("calendar-stands-alone", "^shared/calendar/", "^(shared/calendar/|node_modules/date-fns/)"),
    only("policy-knows-only-the-calendar", "^shared/policy/", "^(shared/(policy|calendar)/|node_modules/zod/)"),
    only("shared-imports-only-shared", "^shared/", "^(shared/|node_modules/(zod|date-fns)/)"),
    {
      name: "addin-never-functions",
      severity: "error",
      from: { path: "^addin/" },
      to: { path: "^(functions|local|test)/" },
    },
    {
      name: "pane-and-roll-up-apart",
      severity: "error",
      from: { path: "^addin/(taskpane|rollup)/" },
      to: { path: "^addin/(taskpane|rollup)/", pathNot: "^addin/$1/" },
    },
    {
      name: "parts-of-pages-know-no-page",
      severity: "error",
      from: { path: "^addin/(ui|sample|commands)/" },
      to: { path: "^addin/(taskpane|rollup|office)/" },
    },
    {
      name: "functions-never-addin",
      severity: "error",
      from: { path: "^functions/" },
      to: { path: "^(addin|local|test)/" },
    },
    only("use-cases-know-ports-not-vendors", "^functions/use-cases/", "^(functions/(use-cases/|ports[.]ts)|shared/)"),
    vendor("office-stays-in-addin-office", "^addin/office/", "node_modules/@microsoft/office-js"),
    vendor("sign-in-stays-in-addin-office", "^addin/office/", "node_modules/@azure/msal-browser"),
    vendor(
      "azure-functions-in-its-shell",
      "^functions/(main[.]ts|compose[.]ts|http/|triggers/)",
      "node_modules/@azure/functions/",
    ),
    vendor(
      "cosmos-in-its-shell",
      "^functions/(main[.]ts|compose[.]ts|triggers/|cosmos/)",
      "node_modules/@azure/(cosmos|identity)/",
    ),
    vendor(
      "telemetry-in-its-shell",
      "^functions/telemetry/",
      "node_modules/(@opentelemetry|@azure/monitor-opentelemetry)/",
    ),
    vendor("jose-in-entra", "^functions/entra/", "node_modules/jose/"),
    { name: "nothing-imports-tests", severity: "error", from: { pathNot: "^test/" }, to: { path: "^test/" } },
    {
      name: "production-never-imports-local",
      severity: "error",
      from: { path: "^(shared|addin|functions|manifest)/" },
      to: { path: "^local/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};
