import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { memberNames } from "../../../local/excel/interpreter/definitions.ts";
import { RichApi } from "../../../local/excel/interpreter/process.ts";
import { openCaseload } from "./in-excel.ts";

const path = (Id: number, ObjectPathType: number, Name: string, more: object = {}): object => ({
  Id,
  ObjectPathType,
  Name,
  ...more,
});

/** The shape of a request as office.js writes it: load the values of a range. */
const loadValues = {
  AutoKeepReference: true,
  Actions: [
    { Id: 2, ActionType: 1, Name: "", ObjectPathId: 1 },
    { Id: 4, ActionType: 1, Name: "", ObjectPathId: 3 },
    { Id: 6, ActionType: 1, Name: "", ObjectPathId: 5 },
    { Id: 8, ActionType: 1, Name: "", ObjectPathId: 7 },
    { Id: 9, ActionType: 3, Name: "_KeepReference", ObjectPathId: 7, ArgumentInfo: { Arguments: [] } },
    {
      Id: 11,
      ActionType: 2,
      Name: "",
      ObjectPathId: 7,
      QueryInfo: { Select: ["values", "address", "format/fill/color"] },
    },
  ],
  ObjectPaths: {
    1: path(1, 1, ""),
    3: path(3, 4, "Worksheets", { ParentObjectPathId: 1 }),
    5: path(5, 3, "GetActiveWorksheet", { ParentObjectPathId: 3, ArgumentInfo: { Arguments: [] } }),
    7: path(7, 3, "GetRange", { ParentObjectPathId: 5, ArgumentInfo: { Arguments: ["A1:B2"] } }),
  },
};

describe("messages", () => {
  it("answers a load with ids, references and capital names, and keeps the range for later", () => {
    const { workbook, sheet } = openCaseload();
    const api = new RichApi(workbook);
    expect(api.process(loadValues, 0)).toEqual({
      Results: [
        { ActionId: 2, Value: {} },
        { ActionId: 4, Value: {} },
        { ActionId: 6, Value: { Id: sheet.id } },
        { ActionId: 8, Value: { _ReferenceId: "ref1" } },
        { ActionId: 9, Value: null },
        {
          ActionId: 11,
          Value: {
            Values: [
              ["Case", "Worker"],
              ["M1", "Ana"],
            ],
            Address: "Caseload!A1:B2",
            Format: { Fill: { Color: "#FFFFFF" } },
          },
        },
      ],
    });
    expect(api.referenceCount).toBe(1);
    const again = {
      Actions: [{ Id: 1, ActionType: 2, ObjectPathId: 7, QueryInfo: { Select: ["address"] } }],
      ObjectPaths: { 7: path(7, 6, "ref1") },
    };
    expect(api.process(JSON.stringify(again), 0).Results).toEqual([
      { ActionId: 1, Value: { Address: "Caseload!A1:B2" } },
    ]);
  });

  it("answers a null object with null, and what hangs on it too", () => {
    const { workbook } = openCaseload();
    const body = {
      Actions: [
        { Id: 2, ActionType: 1, ObjectPathId: 3 },
        { Id: 4, ActionType: 2, ObjectPathId: 5, QueryInfo: { Select: ["values"] } },
      ],
      ObjectPaths: {
        1: path(1, 1, ""),
        2: path(2, 4, "Tables", { ParentObjectPathId: 1 }),
        3: path(3, 3, "GetItemOrNullObject", { ParentObjectPathId: 2, ArgumentInfo: { Arguments: ["None"] } }),
        5: path(5, 3, "GetRange", { ParentObjectPathId: 3, ArgumentInfo: { Arguments: [] } }),
      },
    };
    expect(new RichApi(workbook).process(body, 0)).toEqual({
      Results: [
        { ActionId: 2, Value: null },
        { ActionId: 4, Value: null },
      ],
    });
  });

  it("refuses a message that is none", () => {
    const { workbook } = openCaseload();
    expect(new RichApi(workbook).process({}, 0).Error?.Code).toBe("InvalidArgument");
  });

  it("counts bytes as they travel, not letters", () => {
    const { workbook } = openCaseload();
    const api = new RichApi(workbook);
    const body = JSON.stringify({ Actions: [], ObjectPaths: {}, note: "é€😀" });
    api.process(body, 0);
    expect(api.counters).toEqual({ syncs: 1, releases: 0, requestBytes: Buffer.byteLength(body), responseBytes: 14 });
  });
});

describe("the read-me", () => {
  it("lists every member that is imitated", () => {
    const text = readFileSync(new URL("../../../local/excel/README.md", import.meta.url), "utf8");
    const missing = memberNames().filter((name) => {
      const [kind = "", member = ""] = name.split(".");
      return !new RegExp(`^- ${kind}:.*\\b${member}\\b`, "m").test(text);
    });
    expect(missing).toEqual([]);
  });
});
