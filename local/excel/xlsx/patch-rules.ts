/** Adds, moves and takes away conditional formats in the text of a sheet. */
import { areaName } from "../a1.ts";
import type { RuleEdits } from "./edits.ts";
import type { Splice } from "./splice.ts";
import { encodeText, type Span, type Tag } from "./xml.ts";

const container = "worksheet/conditionalFormatting";

/** What may stand in a sheet before its conditional formats, in the format's order. */
const earlier = new Set(
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting"
    .split(" ")
    .map((name) => `worksheet/${name}`),
);

export class RulePatch {
  private readonly edits: RuleEdits;
  private readonly splices: Splice[];
  private anchor = 0;
  private index = -1;
  private start = 0;
  private ruleStart = 0;
  private inContainer = 0;
  private gone: Span[] = [];

  constructor(edits: RuleEdits, splices: Splice[]) {
    this.edits = edits;
    this.splices = splices;
  }

  open(tag: Tag): void {
    if (tag.path === container) {
      this.start = tag.start;
      this.inContainer = 0;
      this.gone = [];
    } else if (tag.path === `${container}/cfRule`) {
      this.index++;
      this.inContainer++;
      this.ruleStart = tag.start;
      if (!this.edits.removed.has(this.index)) this.move(tag, this.edits.priorities.get(this.index));
    } else if (tag.name.endsWith(":cfRule") && this.edits.shift > 0) {
      this.move(tag, Number(tag.attributes["priority"]) + this.edits.shift);
    }
  }

  close(path: string, at: Span): void {
    if (path === `${container}/cfRule` && this.edits.removed.has(this.index))
      this.gone.push({ start: this.ruleStart, end: at.end });
    if (path === container) {
      const isEmpty = this.gone.length === this.inContainer;
      const spans = isEmpty ? [{ start: this.start, end: at.end }] : this.gone;
      for (const span of spans) this.splices.push({ ...span, text: "" });
    }
    if (earlier.has(path)) this.anchor = at.end;
  }

  finish(prefix: string): void {
    const text = this.edits.added.map(({ format, priority, look }) => {
      const stop = format.stopIfTrue ? ' stopIfTrue="1"' : "";
      const formula = `<${prefix}formula>${encodeText(format.formula.slice(1))}</${prefix}formula>`;
      const rule = `<${prefix}cfRule type="expression" dxfId="${look}" priority="${priority}"${stop}>${formula}</${prefix}cfRule>`;
      const name = `${prefix}conditionalFormatting`;
      return `<${name} sqref="${areaName(format.area)}">${rule}</${name}>`;
    });
    this.splices.push({ start: this.anchor, end: this.anchor, text: text.join("") });
  }

  private move(tag: Tag, priority: number | undefined): void {
    const span = tag.spans.get("priority");
    if (priority === undefined || span === undefined || tag.attributes["priority"] === String(priority)) return;
    this.splices.push({ ...span, text: String(priority) });
  }
}
