import type { ComponentType } from "react";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { AuditClient } from "../../../shared/contract/audit-client.ts";
import type { OrganisationChange, OrganisationView } from "../../../shared/contract/organisation.ts";
import type { Me } from "../../../shared/contract/routes.ts";
import type { SaveFile } from "../page-tools.ts";
import type { AdminClient } from "./admin-client.ts";

export interface PartProps {
  readonly council: string;
  readonly today: PlainDate;
  readonly client: AdminClient;
  /** For whoever reads runs too. */
  readonly audits: AuditClient;
  readonly me: Me;
  /** Hands a file to the person; absent inside Excel. */
  readonly save: SaveFile | undefined;
  /** As it was read. */
  readonly view: OrganisationView;
  /** As the person would have it. */
  readonly draft: OrganisationChange;
  readonly edit: (change: Partial<OrganisationChange>) => void;
}

/** A part of a council's administration that some people have. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly View: ComponentType<PartProps>;
}
