import type { RunPlace } from "../../../shared/contract/audit-client.ts";
import type { Erasure, ErasureRequest } from "../../../shared/contract/beside-run.ts";
import { type Answer, call, type ClientOptions, fill } from "../../../shared/contract/client.ts";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import type {
  AccessLogDay,
  GrantsChange,
  OrganisationChange,
  OrganisationView,
} from "../../../shared/contract/organisation.ts";
import type { MorningListView, RetentionReport } from "../../../shared/contract/reports.ts";
import { routes } from "../../../shared/contract/routes.ts";
import type { RunsAbout, RunsAboutRequest } from "../../../shared/contract/runs-about.ts";

/** What a council's organisation is read and changed by, and what the service tells of its own work. */
export interface AdminClient {
  /** The answer's version is there for whoever may change something of it. */
  organisation(council: string): Promise<Answer<OrganisationView>>;
  changeOrganisation(of: Version, change: OrganisationChange): Promise<Answer<OrganisationView>>;
  changeGrants(of: Version & { readonly service: string }, change: GrantsChange): Promise<Answer<OrganisationView>>;
  /** Page by page: the cursor is the `next` of the page before. */
  accessLog(council: string, day: PlainDate, cursor?: string): Promise<Answer<AccessLogDay>>;
  morningList(council: string): Promise<Answer<MorningListView>>;
  retentionReport(council: string): Promise<Answer<RetentionReport>>;
  /** Of a page of the council's runs, those that hold somebody. */
  runsAbout(council: string, request: RunsAboutRequest): Promise<Answer<RunsAbout>>;
  erase(place: RunPlace, request: ErasureRequest): Promise<Answer<Erasure>>;
}

interface Version {
  readonly council: string;
  readonly version: string;
}

export function createAdminClient(options: ClientOptions): AdminClient {
  const { organisation, changeOrganisation, changeGrants, accessLog, morningList, retentionReport } = routes;
  const { runsAbout, erase } = routes;
  return {
    organisation: (council) =>
      call(options, { method: "GET", path: fill(organisation.path, { council }), answer: organisation.answers[200] }),
    changeOrganisation: ({ council, version }, body) =>
      call(options, {
        method: "PUT",
        path: fill(changeOrganisation.path, { council }),
        body,
        ifMatch: version,
        answer: changeOrganisation.answers[200],
      }),
    changeGrants: ({ council, service, version }, body) =>
      call(options, {
        method: "PUT",
        path: fill(changeGrants.path, { council, service }),
        body,
        ifMatch: version,
        answer: changeGrants.answers[200],
      }),
    accessLog: (council, day, cursor) =>
      call(options, {
        method: "GET",
        path: `${fill(accessLog.path, { council })}?day=${day}${cursor === undefined ? "" : `&cursor=${cursor}`}`,
        answer: accessLog.answers[200],
      }),
    morningList: (council) =>
      call(options, { method: "GET", path: fill(morningList.path, { council }), answer: morningList.answers[200] }),
    retentionReport: (council) =>
      call(options, {
        method: "GET",
        path: fill(retentionReport.path, { council }),
        answer: retentionReport.answers[200],
      }),
    runsAbout: (council, body) =>
      call(options, {
        method: "POST",
        path: fill(runsAbout.path, { council }),
        body,
        answer: runsAbout.answers[200],
      }),
    erase: (place, body) =>
      call(options, { method: "POST", path: fill(erase.path, { ...place }), body, answer: erase.answers[200] }),
  };
}
