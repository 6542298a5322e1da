import { Field, Select } from "@fluentui/react-components";
import { tablePlace } from "../commands/present-tables.ts";
import { answered, presentAnswer, presentId, withPresentAnswer, type PresentAsked } from "./present-tables.ts";
import type { TableFound } from "./tables-found.ts";

interface PresentQuestionsProps {
  readonly asked: readonly PresentAsked[];
  readonly tables: readonly TableFound[];
  readonly onAsked: (asked: readonly PresentAsked[]) => void;
  readonly onTables: (tables: readonly TableFound[]) => void;
}

/** Which of the tables with the same children counts: what is older must not stand in the place of what is so now. */
export function PresentQuestions({ asked, tables, onAsked, onTables }: PresentQuestionsProps) {
  return asked.map((question, index) => (
    <PresentQuestion
      key={question.places.join()}
      id={presentId(index)}
      question={question}
      tables={tables}
      onAnswer={(answer) => {
        onAsked(asked.map((each) => (each === question ? answered(question, answer) : each)));
        onTables(withPresentAnswer(tables, question, answer));
      }}
    />
  ));
}

interface PresentQuestionProps {
  readonly id: string;
  readonly question: PresentAsked;
  readonly tables: readonly TableFound[];
  readonly onAnswer: (answer: number | "together") => void;
}

function PresentQuestion({ id, question, tables, onAnswer }: PresentQuestionProps) {
  const { words, togetherWords, places } = question;
  const layouts = places.flatMap((place) => tables[place]?.layout ?? []);
  return (
    <Field label={words}>
      <Select
        id={id}
        value={String(presentAnswer(question, tables) ?? "")}
        onChange={(_, { value }) => {
          onAnswer(value === "together" ? value : Number(value));
        }}
      >
        <option value="" disabled>
          Choose…
        </option>
        {layouts.map((layout, at) => (
          <option key={places[at]} value={places[at]}>
            {tablePlace(layouts, layout)}
          </option>
        ))}
        <option value="together">{togetherWords}</option>
      </Select>
    </Field>
  );
}
