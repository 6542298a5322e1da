/**
 * Headings that trackers use for more than one thing: the column is left alone and the manager is asked. "Last CS" may be
 * a court statement, "Supervision" a supervision order, "Last MO" a management oversight note; a "Category" may be the
 * plan, the category of need or that of leaving care; a "Leave date" may be that of annual leave.
 */
export const headingTraps: Readonly<Record<string, readonly string[]>> = {
  lastDiscussion: ["Last CS", "CS", "Supervision", "Last MO", "MO", "Last mgmt oversight", "Last management oversight"],
  careLeaver: ["Category"],
  leftDate: ["Leave date"],
};
