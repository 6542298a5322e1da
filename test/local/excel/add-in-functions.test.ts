import { describe, expect, it } from "vitest";
import { FunctionHost, type FunctionsMetadata } from "../../../local/excel/add-in-functions.ts";

type Offered = FunctionsMetadata["functions"][number];
const offered: Offered = { id: "ADD", name: "ADD", parameters: [{ name: "one" }, { name: "two" }], result: {} };

function hostWith(...ids: string[]): FunctionHost {
  const host = new FunctionHost();
  for (const id of ids) host.CustomFunctions.associate(id, () => 1);
  return host;
}

describe("an add-in's functions in the stand-in", () => {
  it("are put together of script and metadata", () => {
    const [add] = hostWith("ADD").functions({ functions: [offered] }, "MINE");
    expect(add).toMatchObject({ name: "MINE.ADD", fewest: 2, most: 2, takesErrors: false });
    expect(add?.call([1, 2])).toBe(1);
  });

  it.each<[string, Partial<FunctionsMetadata>, string]>([
    ["a function without metadata", { functions: [] }, "The metadata has no function ADD."],
    [
      "metadata without a function",
      { functions: [offered, { ...offered, id: "SUBTRACT" }] },
      "The script associates nothing with SUBTRACT.",
    ],
    [
      "options",
      { functions: [{ ...offered, options: { stream: true } }] },
      "This Excel does not imitate options of a function.",
    ],
    [
      "ranges as arguments",
      { functions: [{ ...offered, parameters: [{ name: "all", dimensionality: "matrix" }] }] },
      "This Excel does not imitate ranges of a function.",
    ],
    [
      "repeating parameters",
      { functions: [{ ...offered, parameters: [{ name: "each", repeating: true }] }] },
      "This Excel does not imitate ranges of a function.",
    ],
    [
      "data types",
      { functions: [offered], allowCustomDataForDataTypeAny: true },
      "This Excel does not imitate data types as arguments.",
    ],
  ])("are refused with %s", (_, metadata, sentence) => {
    expect(() => hostWith("ADD").functions({ functions: [], ...metadata }, "MINE")).toThrow(sentence);
  });

  it("are associated one at a time", () => {
    const { associate } = new FunctionHost().CustomFunctions;
    expect(() => {
      associate({ ADD: () => 1 }, undefined);
    }).toThrow("Here a function is associated by its id, one at a time.");
  });
});
