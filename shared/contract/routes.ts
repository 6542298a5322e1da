import * as z from "zod";
import {
  dispute,
  disputeRequest,
  erasure,
  erasureRequest,
  rePerformance,
  sample,
  sampleAnswers,
  sampleRequest,
} from "./beside-run.ts";
import { day } from "./entries.ts";
import { month, runId, slug } from "./names.ts";
import { accessLog, grantsChange, organisation, organisationChange } from "./organisation.ts";
import { auditsQuery, drawn } from "./pull.ts";
import { morningList, retentionReport } from "./reports.ts";
import { checkId, checkOutcome, counts, policyInForce, choices, result, exclusion, stateCounts } from "./results.ts";
import { runsAbout, runsAboutRequest } from "./runs-about.ts";
import { sharedCases } from "./shared-cases.ts";
import { rowId, tableId } from "./table-parts.ts";
import { wireTables } from "./tables.ts";

/** Bodies of the routes under `/api`. The schemas are strict: a key they do not know is refused by its name. */

export { runId, slug };

export const checkRequest = z.strictObject({ asAt: day, tables: wireTables });
export type CheckRequest = z.infer<typeof checkRequest>;

/** No `choices` (the organisation's are used) and no `asAt` (today in London). */
export const submission = z.strictObject({ trackerId: z.uuid(), month, tables: wireTables });
export type Submission = z.infer<typeof submission>;

const partOfCheck = z.strictObject({ counts: stateCounts, longestOverdueDays: z.number().int() });

/** The counts of one run: no case, no worker. */
export const auditSummary = z.strictObject({
  counts,
  /** Open cases that were judged, and rows left out by reason. */
  casesChecked: z.number().int(),
  exclusions: z.record(z.string(), z.number().int()),
  /** By check; absent where nothing of it is overdue. */
  longestOverdueDays: z.record(checkId, z.number().int()),
  /** By check of workers: team managers' own and everybody else's. Absent in runs that did not tell them apart. */
  apart: z.record(checkId, z.strictObject({ managers: partOfCheck, others: partOfCheck })).optional(),
});
export type AuditSummary = z.infer<typeof auditSummary>;

export const auditRun = z.strictObject({
  runId,
  council: slug,
  service: slug,
  team: slug,
  trackerId: z.uuid(),
  month,
  asAt: day,
  receivedAt: z.iso.datetime(),
  submittedBy: z.strictObject({ personId: z.string(), name: z.string() }),
  policy: policyInForce,
  choices,
  summary: auditSummary,
  notChecked: checkOutcome.shape.notChecked,
  cautions: checkOutcome.shape.cautions,
  /** Its findings and entries are gone, and why. The figures stay here; whether they stand for a month, the reason says. */
  erased: erasure.pick({ reason: true, on: true }).optional(),
});
export type AuditRun = z.infer<typeof auditRun>;

/** Newest first. `next` is the cursor of the page that follows; on an export `drawn` stands instead. */
export const auditPage = z.strictObject({
  drawn: drawn.optional(),
  audits: z.array(auditRun),
  next: z.string().optional(),
});
export type AuditPage = z.infer<typeof auditPage>;

export const runFindings = z.strictObject({ runId, results: z.array(result), exclusions: z.array(exclusion) });
export type RunFindings = z.infer<typeof runFindings>;
/** What a row of children says of itself beside its results. */
const caseRowNote = z.strictObject({
  tableId,
  rowId,
  ref: z.string().optional(),
  worker: z.string().optional(),
  /** The last day of an exemption that is written in the row. */
  exemptUntil: day.optional(),
});
export type CaseRowNote = z.infer<typeof caseRowNote>;
/**
 * As they are read: with the notes on them. `cases` says whose case each row is. Only those are told who read workers'
 * names, and only while the run's entries are kept; to others workers stand under pseudonyms.
 */
export const findingsWithNotes = z.strictObject({
  ...runFindings.shape,
  disputes: z.array(dispute),
  cases: z.array(caseRowNote).optional(),
  pseudonyms: z.literal(true).optional(),
});
export type FindingsWithNotes = z.infer<typeof findingsWithNotes>;

/** One team's standing figures for one month of one tracker. */
export const rollUpEntry = z.strictObject({
  team: slug,
  trackerId: z.uuid(),
  month,
  runId,
  asAt: day,
  receivedAt: z.iso.datetime(),
  edition: z.string(),
  summary: auditSummary,
});
export type RollUpEntry = z.infer<typeof rollUpEntry>;

/** A run that was erased because it should never have been sent. What was sent before it stands again, if anything was. */
export const takenOut = z.strictObject({
  ...rollUpEntry.pick({ team: true, trackerId: true, month: true, runId: true, asAt: true }).shape,
  ...erasure.pick({ reason: true, on: true }).shape,
});
export type TakenOut = z.infer<typeof takenOut>;

export const rollUp = z.strictObject({
  council: slug,
  service: slug,
  year: z.number().int().min(2000).max(2100),
  serviceName: z.string(),
  /** Every team that the service holds, also those that sent nothing. */
  teams: z.array(z.strictObject({ team: slug, name: z.string() })),
  entries: z.array(rollUpEntry),
  /** Absent where no run was taken out. */
  takenOut: z.array(takenOut).optional(),
});
export type RollUp = z.infer<typeof rollUp>;

export const grantRole = z.enum(["manager", "deputy", "cover", "head-of-service", "qa", "administrator"]);

/** Who is signed in, and what they hold today. */
export const me = z.strictObject({
  personId: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  councils: z.array(
    z.strictObject({
      council: slug,
      name: z.string(),
      today: day,
      /** The months that may be submitted today, the present one first. */
      months: z.array(month),
      teams: z.array(z.strictObject({ team: slug, name: z.string(), service: slug, as: grantRole })),
      /** With every role by which the service is read. */
      services: z.array(z.strictObject({ service: slug, name: z.string(), as: z.array(grantRole) })),
      /** What stands on all that is printed or taken away, as in its settings. */
      marking: z.string(),
      /** What the council says that its references look like, as in its settings. */
      referencePattern: z.string().optional(),
    }),
  ),
});
export type Me = z.infer<typeof me>;

export const health = z.strictObject({ version: z.string(), store: z.enum(["reachable", "unreachable"]) });

/** RFC 9457. `errors` names the path of each fault in the body. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  correlationId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;

/** Who may ask for what, in words. What is not theirs is refused by 403. */
export const mayAsk = {
  anyone: "Anyone, without signing in.",
  signedIn: "Anyone who is signed in.",
  council: "Whoever holds anything in the council today.",
  readsRuns: "Whoever holds a team or a service of the council today, and quality assurance.",
  team: "Whoever holds the team today: its manager, deputy or cover.",
  teamOrAbove: "Whoever holds the team today, the head of its service, and quality assurance.",
  teamOrQuality: "Whoever holds the team today, and quality assurance.",
  quality: "Quality assurance of the council.",
  service: "The head of the service, and quality assurance.",
  grants: "The head of the service, for its teams, and administrators.",
  overseers: "Heads of service, for their own services; quality assurance and administrators.",
  keepers: "Quality assurance and administrators.",
  administrators: "Administrators of the council.",
} as const;

/**
 * Every route: the one table from which handlers, the client and the OpenAPI document are made. `refuses` names what a
 * route may answer beside what follows from its shape: 400, 401, 403, 412, 413, 428, 429, 500 and 503.
 */
export const routes = {
  health: {
    summary: "Whether the service runs and reaches its store.",
    may: mayAsk.anyone,
    method: "GET",
    path: "/health",
    answers: { 200: health },
  },
  openApi: {
    summary: "This document.",
    may: mayAsk.anyone,
    method: "GET",
    path: "/openapi.json",
    answers: { 200: z.looseObject({}) },
  },
  me: {
    summary: "Who is signed in, and what they hold today.",
    may: mayAsk.signedIn,
    method: "GET",
    path: "/me",
    answers: { 200: me },
  },
  policies: {
    summary: "Every edition of every council's policy, with the choices in force.",
    may: mayAsk.signedIn,
    method: "GET",
    path: "/policies",
    answers: { 200: z.array(z.looseObject({ council: slug })) },
  },
  policy: {
    summary: "A council's policy on a day; today's where none is named.",
    may: mayAsk.signedIn,
    refuses: [404, 422],
    method: "GET",
    path: "/policies/{council}",
    query: z.strictObject({ on: day.optional() }),
    answers: { 200: z.looseObject({ council: slug }) },
  },
  check: {
    summary: "Checks tables as at a day, and keeps nothing.",
    may: mayAsk.readsRuns,
    refuses: [422],
    method: "POST",
    path: "/councils/{council}/checks",
    body: checkRequest,
    answers: { 200: checkOutcome },
  },
  submit: {
    summary: "Checks one team's tables as at today and keeps the run. The same body again is answered by the same run.",
    may: mayAsk.team,
    refuses: [409, 422],
    method: "PUT",
    path: "/councils/{council}/teams/{team}/audits/{runId}",
    body: submission,
    answers: { 200: auditRun, 201: auditRun },
  },
  run: {
    summary: "A run with its figures.",
    may: mayAsk.teamOrAbove,
    refuses: [404],
    method: "GET",
    path: "/councils/{council}/teams/{team}/audits/{runId}",
    answers: { 200: auditRun },
  },
  findings: {
    summary: "What a run found, with the notes on it. Quality assurance reads pseudonyms of workers.",
    may: mayAsk.teamOrAbove,
    refuses: [404, 410],
    method: "GET",
    path: "/councils/{council}/teams/{team}/audits/{runId}/findings",
    answers: { 200: findingsWithNotes },
  },
  rePerform: {
    summary: "Checks a run's entries again, by the same edition, choices and day, and compares.",
    may: mayAsk.quality,
    refuses: [404, 410],
    method: "POST",
    path: "/councils/{council}/teams/{team}/audits/{runId}/re-performance",
    answers: { 200: rePerformance },
  },
  drawSample: {
    summary: "Draws cases of a run by a seed. The same seed again is answered by the same sample.",
    may: mayAsk.teamOrQuality,
    refuses: [404, 409, 410, 422],
    method: "POST",
    path: "/councils/{council}/teams/{team}/audits/{runId}/samples",
    body: sampleRequest,
    answers: { 200: sample, 201: sample },
  },
  sample: {
    summary: "A sample with the answers given so far.",
    may: mayAsk.teamOrQuality,
    refuses: [404, 410],
    method: "GET",
    path: "/councils/{council}/teams/{team}/audits/{runId}/samples/{seed}",
    answers: { 200: sample },
  },
  answerSample: {
    summary: "Puts the answers about one sampled case in the place of those before.",
    may: mayAsk.teamOrQuality,
    refuses: [404, 410, 422],
    method: "PUT",
    path: "/councils/{council}/teams/{team}/audits/{runId}/samples/{seed}/cases/{rowId}",
    body: sampleAnswers,
    answers: { 200: sample },
  },
  dispute: {
    summary: "Puts a note beside one finding. The same note again is answered by the one that stands.",
    may: mayAsk.teamOrAbove,
    refuses: [404, 410, 422],
    method: "POST",
    path: "/councils/{council}/teams/{team}/audits/{runId}/disputes",
    body: disputeRequest,
    answers: { 200: dispute, 201: dispute },
  },
  erase: {
    summary:
      "Removes a run's findings, entries, samples and notes, or its notes alone, and leaves a mark. Its figures stay.",
    may: mayAsk.administrators,
    refuses: [404, 410, 422],
    method: "POST",
    path: "/councils/{council}/teams/{team}/audits/{runId}/erasures",
    body: erasureRequest,
    answers: { 200: erasure, 201: erasure },
  },
  runsAbout: {
    summary: "Of a page of the council's runs, newest first, those that hold a child's reference or a worker's name.",
    may: mayAsk.administrators,
    method: "POST",
    path: "/councils/{council}/runs-about",
    body: runsAboutRequest,
    answers: { 200: runsAbout },
  },
  audits: {
    summary: "Runs, newest first: a page of them, or a file of all that match.",
    may: mayAsk.readsRuns,
    refuses: [422],
    method: "GET",
    path: "/councils/{council}/audits",
    query: auditsQuery,
    answers: { 200: auditPage },
    files: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  rollUp: {
    summary: "A service's year: every team's standing figures by month.",
    may: mayAsk.service,
    method: "GET",
    path: "/councils/{council}/roll-ups/{service}",
    query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
    answers: { 200: rollUp },
  },
  sharedCases: {
    summary: "The cases that stand in more than one team of a service in a month.",
    may: mayAsk.service,
    method: "GET",
    path: "/councils/{council}/roll-ups/{service}/shared-cases",
    query: z.strictObject({ month }),
    answers: { 200: sharedCases },
  },
  organisation: {
    summary:
      "A council's services, teams, people, grants, choices and settings: the whole for administrators, for others what concerns them.",
    may: mayAsk.council,
    method: "GET",
    path: "/councils/{council}/organisation",
    answers: { 200: organisation },
  },
  changeOrganisation: {
    summary: "Puts an organisation in the place of the one that was read.",
    may: mayAsk.administrators,
    refuses: [422],
    method: "PUT",
    path: "/councils/{council}/organisation",
    body: organisationChange,
    /** The request names the version that it changes, by the ETag with which it was read. */
    ifMatch: true,
    answers: { 200: organisation },
  },
  changeGrants: {
    summary: "Gives and ends access to the teams of one service.",
    may: mayAsk.grants,
    refuses: [422],
    method: "PUT",
    path: "/councils/{council}/services/{service}/grants",
    body: grantsChange,
    ifMatch: true,
    answers: { 200: organisation },
  },
  morningList: {
    summary: "The newest list of teams that have submitted nothing for longer than the council allows.",
    may: mayAsk.overseers,
    refuses: [404],
    method: "GET",
    path: "/councils/{council}/morning-list",
    answers: { 200: morningList },
  },
  retentionReport: {
    summary: "The newest count of what expires soon, and of what a legal hold keeps.",
    may: mayAsk.keepers,
    refuses: [404],
    method: "GET",
    path: "/councils/{council}/retention-report",
    answers: { 200: retentionReport },
  },
  accessLog: {
    summary: "Who read or wrote what on one day, oldest first, in pages.",
    may: mayAsk.keepers,
    method: "GET",
    path: "/councils/{council}/access-log",
    query: z.strictObject({ day, cursor: accessLog.shape.next }),
    answers: { 200: accessLog },
  },
} as const;
export type RouteName = keyof typeof routes;
