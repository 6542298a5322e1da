import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Grant } from "../../../shared/contract/organisation.ts";
import { Choice } from "../../ui/choice.tsx";
import { useOnPage } from "../on-page.ts";
import { formFaults, isBegun, isOfTeam, withGrant, type GrantForm } from "./given-grant.ts";
import { roleInEntra, roleWords } from "./grant-words.ts";
import type { PartProps } from "./part.ts";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "start",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  field: { maxWidth: "16rem" },
  give: { alignSelf: "end" },
});

interface GiveAccessProps extends Pick<PartProps, "council" | "today" | "draft" | "edit"> {
  /** The council's. */
  readonly name: string;
  /** For the whole council, and so in every role. */
  readonly isWhole: boolean;
}

const somebodyNew = "";

/** A grant for somebody who is known, or for somebody new by their object id in Entra. */
export function GiveAccess({ council, name, today, isWhole, draft, edit }: GiveAccessProps) {
  const styles = useStyles();
  const roles = (Object.keys(roleWords) as Grant["role"][]).filter((role) => isWhole || isOfTeam(role));
  const { unsaved } = useOnPage();
  const [typed, setTyped] = useState<GrantForm>(
    () =>
      unsaved.drafts().grants[council]?.form ?? {
        ...{ person: somebodyNew, name: "", id: "", role: "cover", held: "" },
        ...{ from: today, until: "" },
      },
  );
  const options = heldOptions(typed.role, draft);
  const isOffered = options.some(([value]) => value === typed.held);
  const form = { ...typed, held: isOffered ? typed.held : (options[0]?.[0] ?? "") };
  const made = { today, isWhole, draft };
  const faults = formFaults(form, made);
  const given = withGrant(form, made);
  const set = (change: Partial<GrantForm>): void => {
    const next = { ...form, ...change };
    setTyped(next);
    unsaved.putGrant(council, isBegun(next) ? { form: next, name } : undefined);
  };
  const isNew = form.person === somebodyNew;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (given === undefined) return;
        edit(given);
        // The same person may be given something else; that much would not be missed.
        setTyped({ ...form, id: "", name: "", until: "" });
        unsaved.putGrant(council, undefined);
      }}
    >
      <Choice
        label="Who"
        value={form.person}
        options={[[somebodyNew, "Somebody new"], ...draft.people.map((each) => [each.personId, each.name] as const)]}
        onChoose={(person) => {
          set({ person });
        }}
      />
      {isNew && (
        <Text
          label="Name"
          value={form.name}
          onType={(name) => {
            set({ name });
          }}
        />
      )}
      {isNew && (
        <Text
          label="Object id in Entra"
          value={form.id}
          fault={faults.id}
          onType={(id) => {
            set({ id });
          }}
        />
      )}
      <Choice
        className={styles.field}
        label="As"
        hint={`They also need the role ${roleInEntra(form.role)} in Entra.`}
        value={form.role}
        options={roles.map((each) => [each, roleWords[each]])}
        onChoose={(value) => {
          set({ role: value as Grant["role"] });
        }}
      />
      {(options.length > 0 || faults.held !== undefined) && (
        <Choice
          label="Of"
          hint={faults.held}
          value={form.held}
          options={options}
          onChoose={(held) => {
            set({ held });
          }}
        />
      )}
      <Text
        label="From"
        type="date"
        value={form.from}
        fault={faults.from}
        onType={(from) => {
          set({ from });
        }}
      />
      <Text
        label={form.role === "cover" ? "Gone from" : "Gone from (none: no end)"}
        type="date"
        value={form.until}
        fault={faults.until}
        onType={(until) => {
          set({ until });
        }}
      />
      <Button className={styles.give} type="submit" disabledFocusable={given === undefined}>
        Give
      </Button>
    </form>
  );
}

function heldOptions(
  role: Grant["role"],
  { teams, services }: PartProps["draft"],
): readonly (readonly [string, string])[] {
  if (isOfTeam(role)) return teams.map(({ team, name }) => [team, name]);
  return role === "head-of-service" ? services.map(({ service, name }) => [service, name]) : [];
}

interface TextProps {
  readonly label: string;
  readonly type?: "text" | "date";
  readonly value: string;
  readonly fault?: string | undefined;
  readonly onType: (value: string) => void;
}

function Text({ label, type = "text", value, fault, onType }: TextProps) {
  const styles = useStyles();
  // Of what is not filled in yet nothing is wrong.
  const said = fault !== undefined && (value === "" ? { hint: fault } : { validationMessage: fault });
  return (
    <Field label={label} className={styles.field} {...said}>
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
