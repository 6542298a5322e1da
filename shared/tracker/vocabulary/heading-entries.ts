/** Headings that stand in a row of entries as often: who somebody is, or what has become of them. They make no row of headings by themselves. */
export const headingsAlsoEntries = [
  ...["SW", "Social worker", "PA", "FSW", "Practitioner", "Key worker", "Consultant SW", "ASYE", "NQSW"],
  ...["Newly qualified", "Manager", "TM", "ATM", "DTM", "Team manager", "Practice manager", "Practice lead"],
  ...["Supervisor", "Agency", "Left", "Absent", "Absence", "Off work", "Sickness", "LTS", "Cover", "Booked"],
  ...["Closed", "Allocated", "Court", "Order", "Care leaver", "Supervision", "Sup", "CS", "MO", "Visit", "CP visit"],
  ...["LAC visit", "Annual review", "Recorded", "Uploaded", "Written up", "Priority", "Risk", "Unit", "Hub"],
] as const;
