import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { isPlainDate, plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { Grant } from "../../../shared/contract/organisation.ts";
import { Choice } from "../../ui/choice.tsx";
import { roleWords } from "./grant-words.ts";
import type { PartProps } from "./part.ts";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "end",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
});

interface GiveAccessProps extends Pick<PartProps, "draft" | "edit"> {
  readonly today: PlainDate;
  /** For the whole council, and so in every role. */
  readonly isWhole: boolean;
}

const somebodyNew = "";

/** A grant for somebody who is known, or for somebody new by their object id in Entra. */
export function GiveAccess({ today, isWhole, draft, edit }: GiveAccessProps) {
  const styles = useStyles();
  const roles = (Object.keys(roleWords) as Grant["role"][]).filter((role) => isWhole || isOfTeam(role));
  const [person, setPerson] = useState(somebodyNew);
  const [name, setName] = useState("");
  const [id, setId] = useState("");
  const [role, setRole] = useState<Grant["role"]>("cover");
  const [held, setHeld] = useState("");
  const [from, setFrom] = useState<string>(today);
  const [until, setUntil] = useState("");
  const options = heldOptions(role, draft);
  const of = options.some(([value]) => value === held) ? held : (options[0]?.[0] ?? "");
  const personId = person === somebodyNew ? id.trim() : person;
  const isWholeForm =
    personId !== "" &&
    (person !== somebodyNew || name.trim() !== "") &&
    isPlainDate(from) &&
    (until === "" || isPlainDate(until));
  const give = (): void => {
    if (!isWholeForm || !isPlainDate(from)) return;
    const base = { personId, from: plainDate(from), ...(isPlainDate(until) && { until: plainDate(until) }) };
    const isKnown = draft.people.some((each) => each.personId === personId);
    edit({
      people: isKnown ? draft.people : [...draft.people, { personId, name: name.trim() }],
      grants: [...draft.grants, grantOf(base, role, of)],
    });
    setId("");
    setName("");
    setUntil("");
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <Choice
        label="Who"
        value={person}
        options={[[somebodyNew, "Somebody new"], ...draft.people.map((each) => [each.personId, each.name] as const)]}
        onChoose={setPerson}
      />
      {person === somebodyNew && (
        <>
          <Text label="Name" value={name} onType={setName} />
          <Text label="Object id in Entra" value={id} onType={setId} />
        </>
      )}
      <Choice
        label="As"
        value={role}
        options={roles.map((each) => [each, roleWords[each]])}
        onChoose={(value) => {
          setRole(value as Grant["role"]);
        }}
      />
      {options.length > 0 && <Choice label="Of" value={of} options={options} onChoose={setHeld} />}
      <Text label="From" type="date" value={from} onType={setFrom} />
      <Text label="Gone from (none: no end)" type="date" value={until} onType={setUntil} />
      <Button type="submit" disabledFocusable={!isWholeForm}>
        Give
      </Button>
    </form>
  );
}

function isOfTeam(role: Grant["role"]): role is "manager" | "deputy" | "cover" {
  return role === "manager" || role === "deputy" || role === "cover";
}

function heldOptions(
  role: Grant["role"],
  { teams, services }: PartProps["draft"],
): readonly (readonly [string, string])[] {
  if (isOfTeam(role)) return teams.map(({ team, name }) => [team, name]);
  return role === "head-of-service" ? services.map(({ service, name }) => [service, name]) : [];
}

function grantOf(base: Pick<Grant, "personId" | "from" | "until">, role: Grant["role"], held: string): Grant {
  if (isOfTeam(role)) return { ...base, role, team: held };
  return role === "head-of-service" ? { ...base, role, service: held } : { ...base, role };
}

interface TextProps {
  readonly label: string;
  readonly type?: "text" | "date";
  readonly value: string;
  readonly onType: (value: string) => void;
}

function Text({ label, type = "text", value, onType }: TextProps) {
  return (
    <Field label={label}>
      <Input
        type={type}
        value={value}
        onChange={(_, typed) => {
          onType(typed.value);
        }}
      />
    </Field>
  );
}
