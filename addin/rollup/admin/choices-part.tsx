import { Field, Input, makeStyles, Select, Subtitle1, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ChoicesMade } from "../../../shared/contract/organisation.ts";
import type { ChoiceValue } from "../../../shared/policy/choice-value.ts";
import type { Policy } from "../../../shared/policy/policy.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { momentInWords } from "../../ui/moment-words.ts";
import { choiceFrom, choiceText, howToType, offerWords } from "./choice-text.ts";
import type { PartProps } from "./part.ts";

type Choice = Policy["choices"][number];

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyle: "none",
    display: "grid",
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: "minmax(0, 1fr)",
    maxWidth: "50rem",
  },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalXS,
    justifyItems: "start",
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  minor: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The council's readings of what its policy leaves open: each with its default, its reason, and who set it when. */
export function ChoicesPart({ council, view, draft: { choices }, edit }: PartProps) {
  const styles = useStyles();
  const own = choicesOf(council);
  return (
    <ul className={styles.list}>
      {own.map((choice) => (
        <li key={choice.id} className={styles.item}>
          <Subtitle1 as="h2" block className={styles.heading}>
            {choice.effect}
          </Subtitle1>
          <p className={styles.minor}>
            Section {choice.section}. {choice.reason} Unless it is set: {offerWords(choice.default)}.
          </p>
          <Setting
            choice={choice}
            value={choices[choice.id]}
            onSet={(value) => {
              const others = Object.fromEntries(Object.entries(choices).filter(([id]) => id !== choice.id));
              edit({ choices: value === undefined ? others : { ...others, [choice.id]: value } });
            }}
          />
          <p className={styles.minor}>{madeWords(view.choicesMade?.[choice.id])}</p>
        </li>
      ))}
    </ul>
  );
}

/** Those of every edition of the council, each once. */
function choicesOf(council: string): readonly Choice[] {
  const all = editions.filter((edition) => edition.council === council).flatMap((edition) => edition.choices);
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

function madeWords(made: ChoicesMade[string] | undefined): string {
  if (made === undefined) return "Nobody has set it.";
  return `Last set by ${made.by.name} on ${momentInWords(new Date(made.at))}.`;
}

interface SettingProps {
  readonly choice: Choice;
  readonly value: ChoiceValue | undefined;
  readonly onSet: (value: ChoiceValue | undefined) => void;
}

const byDefault = "default";
const typed = "typed";

/** Its default, one of its offers, or what is typed where it takes more. */
function Setting({ choice, value, onSet }: SettingProps) {
  const { offers, takes, default: usual } = choice;
  const place = offers.findIndex((offer) => JSON.stringify(offer) === JSON.stringify(value));
  const [isTyping, setTyping] = useState(value !== undefined && place < 0);
  const shown = isTyping ? typed : value === undefined ? byDefault : String(place);
  return (
    <>
      <Select
        aria-label={choice.effect}
        value={shown}
        onChange={(_, chosen) => {
          setTyping(chosen.value === typed);
          if (chosen.value === byDefault) onSet(undefined);
          else if (chosen.value !== typed) onSet(offers[Number(chosen.value)]);
        }}
      >
        <option value={byDefault}>By default: {offerWords(usual)}</option>
        {offers.map((offer, index) => (
          <option key={offerWords(offer)} value={String(index)}>
            {offerWords(offer)}
          </option>
        ))}
        {takes !== undefined && <option value={typed}>another…</option>}
      </Select>
      {isTyping && takes !== undefined && <Typed choice={choice} takes={takes} value={value} onSet={onSet} />}
    </>
  );
}

/** What cannot be taken yet stays in the box and changes nothing. */
function Typed({ choice, takes, value, onSet }: SettingProps & { readonly takes: NonNullable<Choice["takes"]> }) {
  const [text, setText] = useState(value === undefined ? "" : choiceText(value));
  const isTaken = choiceFrom(text, choice) !== undefined;
  return (
    <Field
      label={howToType[takes]}
      {...(text !== "" && !isTaken && { validationMessage: "This is not such a value yet, and is not set." })}
    >
      <Input
        value={text}
        onChange={(_, entered) => {
          setText(entered.value);
          const taken = choiceFrom(entered.value, choice);
          if (taken !== undefined) onSet(taken);
        }}
      />
    </Field>
  );
}
