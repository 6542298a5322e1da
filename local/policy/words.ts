import {
  auditFieldNames,
  groupFieldNames,
  observationFieldNames,
  sessionFieldNames,
} from "../../shared/contract/log-tables.ts";
import { caseFieldNames } from "../../shared/contract/tables.ts";
import { plans, riskTiers, roles } from "../../shared/contract/vocabulary.ts";
import { workerFieldNames } from "../../shared/contract/worker-table.ts";
import type { Words } from "../../shared/policy/account.ts";

/** A log of one-to-ones also tells of the worker whose clock it starts, and how long the worker's sessions were. */
const ofWorkers = [...workerFieldNames, ...sessionFieldNames];

/** The words that the contract gives to a policy: what an entry of a tracker can be. */
export const words: Words = {
  plans,
  roles,
  riskTiers,
  fieldsOf: {
    case: caseFieldNames,
    worker: ofWorkers,
    session: sessionFieldNames,
    "group-session": groupFieldNames,
    team: [...groupFieldNames, ...auditFieldNames],
    manager: [...observationFieldNames, ...ofWorkers],
  },
};
