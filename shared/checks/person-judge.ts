import type { Judgement } from "./judgement.ts";
import type { Person } from "./staff.ts";

/** Undefined where the check has nothing to say of the person: its condition is not present. */
export type PersonJudge = (person: Person) => Judgement | undefined;
