/** Long work that stops now and then, so that whoever has it done may let others in between. */
export type InSteps<Answer> = Generator<undefined, Answer, undefined>;

/** All of it in one go. */
export function atOnce<Answer>(work: InSteps<Answer>): Answer {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}
