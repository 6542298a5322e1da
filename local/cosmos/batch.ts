import { z } from "zod";
import type { JsonObject } from "./document.ts";
import { badRequest, notImitated, Refusal } from "./errors.ts";
import { createItem, deleteItem, type ItemAnswer, type ItemPlace, readItem, replaceItem, upsertItem } from "./items.ts";
import type { Store } from "./store.ts";

const MOST_OPERATIONS = 100;

const operation = z.looseObject({
  operationType: z.string(),
  id: z.string().optional(),
  resourceBody: z.unknown().optional(),
  ifMatch: z.string().optional(),
});
type Operation = z.infer<typeof operation>;

interface OperationAnswer {
  statusCode: number;
  requestCharge: number;
  eTag?: string | undefined;
  resourceBody?: JsonObject | undefined;
}

export interface BatchAnswer {
  readonly status: 200 | 207;
  readonly results: OperationAnswer[];
}

/** Which operation refused, so that the others can be answered with 424 once everything has been undone. */
class OperationRefused extends Error {
  readonly index: number;
  readonly refusal: Refusal;

  constructor(index: number, refusal: Refusal) {
    super(refusal.message);
    this.index = index;
    this.refusal = refusal;
  }
}

/** All operations or none, within one partition key. `withBodies` false answers without the documents written. */
export function runBatch(store: Store, place: ItemPlace, body: unknown, withBodies: boolean): BatchAnswer {
  const operations = readOperations(body);
  try {
    const results = store.write(() => operations.map((each, index) => carryOut(store, place, each, index)));
    return { status: 200, results: results.map((answer) => operationAnswer(answer, withBodies)) };
  } catch (error) {
    if (!(error instanceof OperationRefused)) throw error;
    if (error.refusal.status === 501) throw error.refusal;
    const results = operations.map((_, index) => ({
      statusCode: index === error.index ? error.refusal.status : 424,
      requestCharge: 0,
    }));
    return { status: 207, results };
  }
}

function readOperations(body: unknown): Operation[] {
  const operations = z.array(operation).min(1).safeParse(body);
  if (!operations.success) throw badRequest("The batch request is not a list of operations.");
  if (operations.data.length > MOST_OPERATIONS)
    throw badRequest(`A batch request holds at most ${MOST_OPERATIONS} operations.`);
  return operations.data;
}

function carryOut(store: Store, place: ItemPlace, each: Operation, index: number): ItemAnswer {
  try {
    return perform(store, place, each);
  } catch (error) {
    throw error instanceof Refusal ? new OperationRefused(index, error) : error;
  }
}

function perform(store: Store, place: ItemPlace, each: Operation): ItemAnswer {
  const { id = "", resourceBody: body, ifMatch } = each;
  if ("ifNoneMatch" in each) throw notImitated("ifNoneMatch in a batch");
  if ("partitionKey" in each) throw notImitated("a partition key on one operation of a batch");
  if (ifMatch !== undefined && ["Create", "Read"].includes(each.operationType))
    throw notImitated(`ifMatch on a ${each.operationType} in a batch`);
  switch (each.operationType) {
    case "Create":
      return createItem(store, place, body);
    case "Upsert":
      return upsertItem(store, place, body, ifMatch);
    case "Replace":
      return replaceItem(store, place, { id, body, ifMatch });
    case "Read":
      return readItem(store, place, id);
    case "Delete":
      return deleteItem(store, place, id, ifMatch);
    default:
      throw notImitated(`the operation ${each.operationType} in a batch`);
  }
}

function operationAnswer(answer: ItemAnswer, withBodies: boolean): OperationAnswer {
  const resourceBody = withBodies && answer.text ? (JSON.parse(answer.text) as JsonObject) : undefined;
  return { statusCode: answer.status, requestCharge: 1, eTag: answer.etag, resourceBody };
}
