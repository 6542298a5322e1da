import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const manifest = new URL("../../manifest/", import.meta.url);
const xml = readFileSync(new URL("manifest.xml", manifest), "utf8");

/** Of a PNG: its width and height stand at the same place in each. */
function sizeOf(address: string): readonly number[] {
  const png = readFileSync(new URL(`icons/${path.basename(address)}`, manifest));
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe("the icons of the manifest", () => {
  it("have the sizes that Office asks of a task pane's", () => {
    const address = (element: string): string => new RegExp(`<${element} DefaultValue="([^"]+)"`).exec(xml)?.[1] ?? "";
    expect(sizeOf(address("IconUrl"))).toEqual([32, 32]);
    expect(sizeOf(address("HighResolutionIconUrl"))).toEqual([64, 64]);
  });

  it("have the sizes that their buttons say", () => {
    const images = [...xml.matchAll(/<bt:Image id="Icon\.(\d+)" DefaultValue="([^"]+)"/g)];
    expect(images.length).toBeGreaterThanOrEqual(3);
    for (const [, size = "", address = ""] of images) expect(sizeOf(address)).toEqual([Number(size), Number(size)]);
  });
});
