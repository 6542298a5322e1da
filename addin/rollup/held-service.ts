import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Me } from "../../shared/contract/routes.ts";

/** A service that the person reads today. */
export interface HeldService {
  readonly council: string;
  readonly councilName: string;
  readonly service: string;
  readonly name: string;
  readonly today: PlainDate;
}

export function servicesOf(me: Me): readonly HeldService[] {
  return me.councils.flatMap(({ council, name: councilName, today, services }) =>
    services.map(({ service, name }) => ({ council, councilName, service, name, today })),
  );
}

export function keyOf({ council, service }: HeldService): string {
  return `${council}/${service}`;
}
