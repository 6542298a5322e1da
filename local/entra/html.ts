import type { Role } from "../../functions/entra/caller.ts";

export const roleWords: Readonly<Record<Role, string>> = {
  "team-manager": "Team manager",
  "head-of-service": "Head of service",
  qa: "Quality assurance",
  administrator: "Administrator",
};

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
