import { areaOfAddress } from "../../shared/tracker/columns.ts";
import type { SheetEdit } from "../workbook.ts";

/** Every sheet is listened to, those to come as well; a sort tells of itself as a sort only. */
export async function watchEdits(heard: (edit: SheetEdit) => void): Promise<() => Promise<void>> {
  return await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const changed = worksheets.onChanged.add((event) => {
      heard(editOf(event));
      return Promise.resolve();
    });
    const sorted = worksheets.onRowSorted.add(({ worksheetId }) => {
      heard({ sheetId: worksheetId, isOwn: false });
      return Promise.resolve();
    });
    await context.sync();
    return async () => {
      await Excel.run(changed.context, async (own) => {
        changed.remove();
        sorted.remove();
        await own.sync();
      });
    };
  });
}

function editOf({ worksheetId, address, changeType, triggerSource }: Excel.WorksheetChangedEventArgs): SheetEdit {
  const area = changeType === Excel.DataChangeType.rangeEdited ? areaOfAddress(address) : undefined;
  const isOwn = triggerSource === Excel.EventTriggerSource.thisLocalAddin;
  return { sheetId: worksheetId, isOwn, ...(area === undefined ? {} : { area }) };
}
