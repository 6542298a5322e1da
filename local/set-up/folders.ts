import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where things lie in a checkout. */
export const folders = {
  root,
  dist: path.join(root, "dist"),
  pages: path.join(root, "dist/addin"),
  service: path.join(root, "dist/service"),
  workbench: path.join(root, "dist/local"),
  officeJs: path.join(root, "node_modules/@microsoft/office-js/dist"),
  trackers: path.join(root, "test/trackers"),
  /** Kept between starts and never committed. */
  data: path.join(root, ".local"),
  certificate: path.join(root, ".local/certificate"),
} as const;
