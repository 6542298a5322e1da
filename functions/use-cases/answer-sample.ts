import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Sample, SampleAnswers } from "../../shared/contract/beside-run.ts";
import type { QualityQuestion } from "../../shared/contract/organisation.ts";
import type { Caller, RunKey, World } from "../ports.ts";
import { admitAuditor } from "./admit.ts";
import { erased, runToday } from "./kept-run.ts";
import type { Begin } from "./logged.ts";
import { type Fault, isRefusal, refuse, type Refusal } from "./refusal.ts";

export interface SampledCaseKey extends RunKey {
  readonly seed: number;
  readonly rowId: string;
}

/** Writes down the answers of a quality audit for one case of a sample. Answers given before are replaced whole. */
export function answerSample(
  world: World,
  caller: Caller,
  key: SampledCaseKey,
  answers: SampleAnswers,
): Promise<Sample | Refusal> {
  return admitAuditor(world, caller, key, {
    ...{ action: "answered-sample", seed: key.seed },
    act: ({ scope, begin }) => answersKept(world, key, answers, { caller, today: scope.today, begin }),
  });
}

async function answersKept(
  world: World,
  key: SampledCaseKey,
  { tableId, answers }: SampleAnswers,
  { caller, today, begin }: { readonly caller: Caller; readonly today: PlainDate; readonly begin: Begin },
): Promise<Sample | Refusal> {
  const { seed, rowId } = key;
  const found = await runToday(world, key);
  if (isRefusal(found)) return found;
  if (found.erasure) return erased(found.erasure);

  const sample = await world.besideRuns.sample(key, seed);
  const isSampled = sample?.cases.some((one) => one.tableId === tableId && one.rowId === rowId);
  if (!isSampled) return notSampled();
  const faults = answerFaults(sample?.questions ?? [], answers);
  if (faults.length > 0) {
    return { ...refuse("invalid", "Some answers are not among those of the questions; choose from them."), faults };
  }
  const by = { personId: caller.personId, name: caller.name };
  const answered = { by, at: world.now().toISOString(), answers };
  const to = (before: Sample): Sample => ({
    ...before,
    cases: before.cases.map((one) => (one.tableId === tableId && one.rowId === rowId ? { ...one, answered } : one)),
  });
  await begin();
  return (await world.besideRuns.changeSample(key, seed, { to, today })) ?? notSampled();
}

function notSampled(): Refusal {
  return refuse("not-found", "This case is not in a sample of that seed. Draw the sample again and choose from it.");
}

function answerFaults(
  questions: readonly QualityQuestion[],
  answers: Readonly<Record<string, string>>,
): readonly Fault[] {
  return Object.entries(answers).flatMap(([question, answer]) => {
    const path = `answers.${question}`;
    const asked = questions.find(({ id }) => id === question);
    if (!asked) return [{ path, message: "is not a question of this sample" }];
    if (asked.answers.some(({ id }) => id === answer)) return [];
    return [{ path, message: `is not one of ${asked.answers.map(({ id }) => id).join(", ")}` }];
  });
}
