import { describe, expect, it } from "vitest";
import { routeMatcher } from "../../../local/functions/routes.ts";

const matches = (template: string, path: string): unknown => routeMatcher(template)(path);

describe("route templates", () => {
  it.each([
    ["api/items/{id:int}/{view?}", "/api/items/7", { id: "7" }],
    ["api/items/{id:int}/{view?}", "/API/Items/7/x/", { id: "7", view: "x" }],
    ["api/items/{id:int}", "/api/items/7a", undefined],
    ["api/items/{id}", "/api/items", undefined],
    ["api/items/{id}", "/api/items/1/2", undefined],
    ["api/files/{*rest}", "/api/files/a/b", { rest: "a/b" }],
    ["api/files/{*rest}", "/api/files", {}],
    [
      "api/runs/{id:guid}",
      "/api/runs/0af76519-16cd-43dd-8448-eb211c80319c",
      { id: "0af76519-16cd-43dd-8448-eb211c80319c" },
    ],
    ["api/runs/{id:guid}", "/api/runs/0af76519", undefined],
    ["api/t/{id:length(3,4)}", "/api/t/ab", undefined],
    ["api/t/{id:length(2)}", "/api/t/ab", { id: "ab" }],
    ["api/t/{id:range(1,9)}", "/api/t/10", undefined],
    ["api/t/{id:int:min(1):max(9)}", "/api/t/9", { id: "9" }],
    ["api/v{major:int}.{minor:int}/x", "/api/v1.2/x", { major: "1", minor: "2" }],
    ["api/openapi.json", "/api/openapi.json", {}],
    ["api/openapi.json", "/api/openapi-json", undefined],
    ["{name}", "/a%20b", { name: "a b" }],
    ["api/audits", "/api/%61udits", {}],
    ["api/a/b", "/api//a/b", undefined],
    ["{teams}", "/", undefined],
  ])("%s with %s gives %j", (template, path, expected) => {
    expect(matches(template, path)).toEqual(expected);
  });

  it.each([
    ["api/{id:regex(^a$)}", /constraint that this host does not know/],
    ["api/{id=5}", /part that this host does not read/],
    ["api/{*rest}/more", /text after its \{\*rest\} part/],
  ])("refuses %s with a sentence", (template, sentence) => {
    expect(() => routeMatcher(template)).toThrow(sentence);
  });
});
