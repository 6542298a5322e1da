import type { CaseField } from "../../shared/contract/tables.ts";

/** The functions as Excel lists them: its metadata, the help and the tests are all made from this table. */

export interface Parameter {
  readonly name: string;
  /** At most 128 characters. */
  readonly description: string;
  readonly type: "any";
  readonly optional: boolean;
}

/** A parameter that stands for a column of a tracker. */
interface FieldParameter extends Parameter {
  readonly field: CaseField;
}

const field = (name: string, ofField: CaseField, description: string, optional = true): FieldParameter => {
  return { name, field: ofField, description, type: "any", optional };
};

const councilParameter: Parameter = {
  name: "council",
  description: 'The council whose policy is asked, such as "haringey" or "barnet".',
  type: "any",
  optional: false,
};

/** What stands between council and day: the cells of one child's row. */
export const fieldParameters: readonly FieldParameter[] = [
  field("lastDiscussed", "lastDiscussion", "The last discussion: a date, or a text such as 12/3/25 (group).", false),
  field("plan", "planType", "The plan as the tracker writes it, such as CIN or LAC."),
  field("opened", "dateOpened", "The day the case was opened. It decides while no discussion is recorded."),
  field("allocated", "dateAllocated", "The day the case was allocated, used where no day opened is recorded."),
  field("longTermMatch", "longTermMatch", "A match in a long-term placement: yes, a date or a code."),
  field("careLeaver", "careLeaver", "The care-leaver category, such as FR."),
  field("discussionType", "discussionType", "Individual or group. Left out or empty means individual."),
];

/**
 * The day is asked for and never taken from a clock: TODAY() makes Excel work the formula out again each day, and an
 * audit can name the day it speaks for. It is marked optional only because Excel wants that of whatever follows an
 * optional parameter.
 */
const asAtParameter: Parameter = {
  name: "asAt",
  description: "The day the answer speaks for, such as TODAY(). It must be given.",
  type: "any",
  optional: true,
};

/** Council first, then the cells of the row, and the day last. */
export const caseParameters: readonly Parameter[] = [councilParameter, ...fieldParameters, asAtParameter];

export interface FunctionOffered {
  readonly id: "NEXTDUE" | "STATE" | "WHY" | "WORKINGDAYSAFTER";
  /** At most 128 characters. */
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly result: "any" | "string";
}

export const functionTable: readonly FunctionOffered[] = [
  {
    id: "NEXTDUE",
    description: "The last day for the next discussion of a child. Format the cell as a date. Without a day, says why.",
    parameters: caseParameters,
    result: "any",
  },
  {
    id: "STATE",
    description: "Whether the discussions of a child meet the policy: Met, Past the aim, Overdue, Cannot be checked.",
    parameters: caseParameters,
    result: "string",
  },
  {
    id: "WHY",
    description: "Why the state is what it is: the dates, the section of the policy and what to do next.",
    parameters: caseParameters,
    result: "string",
  },
  {
    id: "WORKINGDAYSAFTER",
    description: "The day so many working days after a day, in England and Wales. Format the cell as a date.",
    parameters: [
      {
        name: "date",
        description: "The day to count from, itself day 0, also when it is no working day.",
        type: "any",
        optional: false,
      },
      { name: "n", description: "How many working days: a whole number, 0 or more.", type: "any", optional: false },
    ],
    result: "any",
  },
];
