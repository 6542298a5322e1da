import { refuse } from "../host-error.ts";
import { serialOf } from "../shown-text.ts";
import { make, type Definitions } from "./handles.ts";

/** Worksheet functions called by the add-in itself: DATE only, by which it learns how the workbook counts its days. */
export const functionDefinitions: Pick<Definitions, "Functions" | "FunctionResult"> = {
  Functions: {
    methods: {
      Date: (_, args, { workbook }) => {
        const [year, month, day] = [args.integer(0), args.integer(1), args.integer(2)];
        if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 28) refuse("InvalidArgument");
        const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
        return make("FunctionResult", { value: serialOf(text, workbook.date1904) });
      },
    },
  },
  FunctionResult: { get: { value: ({ value }) => value, error: () => null } },
};
