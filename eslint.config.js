import js from "@eslint/js";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import ts from "typescript-eslint";

const noHiddenClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Take the day as a parameter." },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Take the day as a parameter.",
  },
];
/** Excel on a Mac may run in an older Safari. */
const noLookbehind = [
  { selector: "Literal[regex.pattern=/\\(\\?<[!=]/]", message: "An older Safari has no lookbehind." },
  { selector: "TemplateElement[value.raw=/\\(\\?<[!=]/]", message: "An older Safari has no lookbehind." },
];
const byName = { selector: "ExportDefaultDeclaration", message: "Export by name." };

export default defineConfig(
  { ignores: ["dist/", "node_modules/", ".local/", "*.js", "*.config.ts", "local/excel/page/nested-bridge.js"] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-restricted-syntax": ["error", byName],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      complexity: ["error", 12],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-depth": ["error", 3],
      "max-params": ["error", 4],
    },
  },
  // The core has no clock: every day is a parameter.
  {
    files: ["shared/**"],
    rules: {
      "no-restricted-syntax": ["error", byName, ...noHiddenClock, ...noLookbehind],
      "no-restricted-globals": ["error", { name: "Date", message: "Use shared/calendar." }],
    },
  },
  { files: ["shared/calendar/**"], rules: { "no-restricted-globals": "off" } },
  { files: ["addin/**"], rules: { "no-restricted-syntax": ["error", byName, ...noLookbehind] } },
  {
    files: ["addin/office/**"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
  // A component's markup is long without being complicated.
  {
    files: ["addin/**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ["test/**"], rules: { "max-lines-per-function": "off" } },
);
