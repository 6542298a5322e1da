import type { Month } from "../calendar/month.ts";
import type { Dispute, DisputeRequest, RePerformance, Sample, SampleAnswers, SampleRequest } from "./beside-run.ts";
import { type Answer, call, type ClientOptions, fill, type Signal } from "./client.ts";
import type { OrganisationView } from "./organisation.ts";
import type { AuditsQuery } from "./pull.ts";
import type { SharedCases } from "./shared-cases.ts";
import { routes, type AuditPage, type AuditRun, type FindingsWithNotes } from "./routes.ts";

export interface RunPlace {
  readonly council: string;
  readonly team: string;
  readonly runId: string;
}

export interface ServiceMonth {
  readonly council: string;
  readonly service: string;
  readonly month: Month;
}

export interface SampledCase {
  readonly seed: number;
  readonly rowId: string;
}

/** What is read of runs that were submitted, and put beside them. */
export interface AuditClient {
  /** The part of it that concerns whoever asks. */
  organisation(council: string): Promise<Answer<OrganisationView>>;
  /** Rejects with the signal's reason once it is aborted. */
  audits(council: string, asked: AuditsQuery, signal?: Signal): Promise<Answer<AuditPage>>;
  run(place: RunPlace): Promise<Answer<AuditRun>>;
  findings(place: RunPlace): Promise<Answer<FindingsWithNotes>>;
  sharedCases(of: ServiceMonth): Promise<Answer<SharedCases>>;
  rePerform(place: RunPlace): Promise<Answer<RePerformance>>;
  /** As it was drawn with that seed, with the answers so far; refused as not found where none was. */
  sample(place: RunPlace, seed: number): Promise<Answer<Sample>>;
  /** The same seed and size give the sample that was drawn before, with its answers. */
  drawSample(place: RunPlace, request: SampleRequest): Promise<Answer<Sample>>;
  answerSample(place: RunPlace, of: SampledCase, answers: SampleAnswers): Promise<Answer<Sample>>;
  dispute(place: RunPlace, request: DisputeRequest): Promise<Answer<Dispute>>;
}

export function createAuditClient(options: ClientOptions): AuditClient {
  const { organisation, audits, run, findings, rePerform, sample, drawSample, answerSample, dispute } = routes;
  const shared = routes.sharedCases;
  return {
    organisation: (council) => call(options, { ...to(organisation, { council }), answer: organisation.answers[200] }),
    audits: (council, asked, signal) =>
      call(options, { method: "GET", path: auditsPath(council, asked), signal, answer: audits.answers[200] }),
    run: (place) => call(options, { ...to(run, place), answer: run.answers[200] }),
    findings: (place) => call(options, { ...to(findings, place), answer: findings.answers[200] }),
    sharedCases: ({ month, ...place }) => {
      const { method, path } = to(shared, place);
      return call(options, { method, path: `${path}?month=${month}`, answer: shared.answers[200] });
    },
    rePerform: (place) => call(options, { ...to(rePerform, place), answer: rePerform.answers[200] }),
    sample: (place, seed) =>
      call(options, { ...to(sample, { ...place, seed: String(seed) }), answer: sample.answers[200] }),
    drawSample: (place, body) => call(options, { ...to(drawSample, place), body, answer: drawSample.answers[200] }),
    answerSample: (place, { seed, rowId }, body) =>
      call(options, {
        ...to(answerSample, { ...place, seed: String(seed), rowId }),
        body,
        answer: answerSample.answers[200],
      }),
    dispute: (place, body) => call(options, { ...to(dispute, place), body, answer: dispute.answers[200] }),
  };
}

interface Route {
  readonly method: string;
  readonly path: string;
}

function to({ method, path }: Route, parts: RunPlace | Readonly<Record<string, string>>): Route {
  return { method, path: fill(path, { ...parts }) };
}

/** The address of a page of runs, or of a file of all that match. */
export function auditsPath(council: string, asked: AuditsQuery): string {
  const query = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `${fill(routes.audits.path, { council })}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}
