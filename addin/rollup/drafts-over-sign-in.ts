import * as z from "zod";
import { noDrafts, unsavedWords, type AnswersDraft, type Drafts, type GrantDraft, type NamedDraft } from "./unsaved.ts";
import type { TabMemory } from "./tab-memory.ts";

const name = "drafts";

const text = z.string();
const grantForm = z.object({ person: text, name: text, id: text, role: text, held: text, from: text, until: text });

/** What cannot be saved yet need not be as the service takes it. */
const kept = z.object({
  personId: z.string(),
  drafts: z.object({
    grants: z.record(
      z.string(),
      z.custom<GrantDraft>((value) => z.object({ form: grantForm, name: z.string() }).safeParse(value).success),
    ),
    answers: z.record(
      z.string(),
      z.custom<AnswersDraft>((value) => z.object({ of: z.object(), answers: z.object() }).safeParse(value).success),
    ),
    notes: z.record(z.string(), z.object({ about: z.string(), text: z.string() })),
    organisations: z.record(
      z.string(),
      z.custom<NamedDraft>(
        (value) => z.object({ base: z.object(), draft: z.object(), name: z.string() }).safeParse(value).success,
      ),
    ),
  }),
});

/** Keeps what is not saved while this tab is at the sign-in page; without any, what is kept already stays. */
export function keepOverSignIn(memory: TabMemory, personId: string | undefined, drafts: Drafts): void {
  if (personId !== undefined && unsavedWords(drafts).length > 0)
    memory.write(name, JSON.stringify({ personId, drafts }));
}

/** What the same person had not saved before they signed in. */
export function keptOverSignIn(memory: TabMemory, personId: string): Drafts {
  try {
    const read = kept.safeParse(JSON.parse(memory.read(name) ?? ""));
    return read.success && read.data.personId === personId ? read.data.drafts : noDrafts;
  } catch {
    return noDrafts;
  }
}

export function forgetOverSignIn(memory: TabMemory): void {
  memory.write(name, undefined);
}
