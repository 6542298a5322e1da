import { lazily } from "../ui/lazily.ts";
import { FiguresSection } from "./figures-section.tsx";
import { servicesOf } from "./held-service.ts";
import type { Section } from "./section.ts";

/** In the order of the tabs. All but the first are fetched when they are turned to. */
export const sections: readonly Section[] = [
  { id: "figures", title: "Figures", isFor: (me) => servicesOf(me).length > 0, View: FiguresSection },
  {
    id: "runs",
    title: "Runs",
    isFor: (me) => servicesOf(me).length > 0,
    View: lazily(async () => (await import("./qa/runs-section.tsx")).RunsSection),
  },
  {
    id: "administration",
    title: "Administration",
    isFor: ({ roles, councils }) => councils.length > 0 && administering.some((role) => roles.includes(role)),
    View: lazily(async () => (await import("./admin/admin-section.tsx")).AdminSection),
  },
];

/** Which part of it is theirs is told by the council's own record. */
const administering = ["administrator", "head-of-service", "qa"];
