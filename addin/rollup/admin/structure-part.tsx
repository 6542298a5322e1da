import { Button, Field, Input, makeStyles, Select, Subtitle1, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { draftFaults, isFaulty } from "./draft-faults.ts";
import type { PartProps } from "./part.ts";
import { PlainTable } from "../plain-table.tsx";
import { slugOf } from "./slug-of.ts";

const useStyles = makeStyles({
  part: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM, justifyItems: "start" },
  wide: { justifySelf: "stretch" },
  heading: { margin: 0 },
  form: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
});

/** Services and their teams. A short name is given once and stays: runs lie under it. */
export function StructurePart({ draft, edit }: PartProps) {
  const styles = useStyles();
  const { services, teams } = draft;
  const faults = draftFaults(draft);
  return (
    <div className={styles.part}>
      <Subtitle1 as="h2" block className={styles.heading}>
        Services
      </Subtitle1>
      <div className={styles.wide}>
        <PlainTable
          label="Services"
          headings={["Short name", "Name", "Change"]}
          rows={services.map((service, index) => ({
            key: service.service,
            cells: [
              service.service,
              <Named
                key="name"
                label={`Name of ${service.service}`}
                name={service.name}
                isFaulty={isFaulty(faults, "services", index)}
                onName={(name) => {
                  edit({ services: services.map((each) => (each === service ? { ...each, name } : each)) });
                }}
              />,
              <Remove
                key="remove"
                what={service.name}
                onRemove={() => {
                  edit({ services: services.filter((each) => each !== service) });
                }}
              />,
            ],
          }))}
        />
      </div>
      <AddNamed
        what="service"
        taken={services.map(({ service, name }) => [service, name])}
        onAdd={(name) => {
          edit({ services: [...services, { service: slugOf(name), name }] });
        }}
      />
      <Subtitle1 as="h2" block className={styles.heading}>
        Teams
      </Subtitle1>
      <p className={styles.heading}>A team that changes its service takes all that it has sent with it.</p>
      <div className={styles.wide}>
        <PlainTable
          label="Teams"
          headings={["Short name", "Name", "Service", "Change"]}
          rows={teams.map((team, index) => ({
            key: team.team,
            cells: [
              team.team,
              <Named
                key="name"
                label={`Name of ${team.team}`}
                name={team.name}
                isFaulty={isFaulty(faults, "teams", index)}
                onName={(name) => {
                  edit({ teams: teams.map((each) => (each === team ? { ...each, name } : each)) });
                }}
              />,
              <Select
                key="service"
                aria-label={`Service of ${team.name}`}
                value={team.service}
                onChange={(_, { value }) => {
                  edit({ teams: teams.map((each) => (each === team ? { ...each, service: value } : each)) });
                }}
              >
                {services.map(({ service, name }) => (
                  <option key={service} value={service}>
                    {name}
                  </option>
                ))}
              </Select>,
              <Remove
                key="remove"
                what={team.name}
                onRemove={() => {
                  edit({ teams: teams.filter((each) => each !== team) });
                }}
              />,
            ],
          }))}
        />
      </div>
      <AddNamed
        what="team"
        taken={teams.map(({ team, name }) => [team, name])}
        onAdd={(name) => {
          const service = services[0]?.service ?? "";
          edit({ teams: [...teams, { team: slugOf(name), name, service }] });
        }}
      />
    </div>
  );
}

interface NamedProps {
  readonly label: string;
  readonly name: string;
  readonly isFaulty: boolean;
  readonly onName: (name: string) => void;
}

function Named({ label, name, isFaulty: isWrong, onName }: NamedProps) {
  return (
    <Field {...(isWrong && { validationMessage: "Give a name of 1 to 100 characters." })}>
      <Input
        aria-label={label}
        value={name}
        onChange={(_, { value }) => {
          onName(value);
        }}
      />
    </Field>
  );
}

function Remove({ what, onRemove }: { readonly what: string; readonly onRemove: () => void }) {
  return (
    <Button size="small" aria-label={`Remove ${what}`} onClick={onRemove}>
      Remove
    </Button>
  );
}

interface AddNamedProps {
  readonly what: string;
  /** Those that are there, by their short names. */
  readonly taken: readonly (readonly [slug: string, name: string])[];
  readonly onAdd: (name: string) => void;
}

function AddNamed({ what, taken, onAdd }: AddNamedProps) {
  const styles = useStyles();
  const [name, setName] = useState("");
  const same = taken.find(([slug]) => slug === slugOf(name));
  const isNamed = slugOf(name) !== "" && same === undefined;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isNamed) return;
        onAdd(name.trim());
        setName("");
      }}
    >
      <Field
        label={`Name of a new ${what}`}
        {...(same !== undefined && {
          validationMessage: `${same[1]} has the short name ${same[0]} already: choose another name.`,
        })}
      >
        <Input
          value={name}
          onChange={(_, { value }) => {
            setName(value);
          }}
        />
      </Field>
      <Button type="submit" disabledFocusable={!isNamed}>
        Add the {what}
      </Button>
    </form>
  );
}
