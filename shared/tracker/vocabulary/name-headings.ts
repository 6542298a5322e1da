/**
 * Headings under which trackers write whose case it is, by the part of the name that stands there. They say only where a
 * name may be read for the screen of this computer: finding tables has a list of its own, since a list of staff has names too.
 */
export const nameHeadings = {
  whole: [
    ...["Name", "Full name", "Child's name", "Name of child", "Child", "Children", "Child / young person"],
    ...["YP", "CYP", "YP name", "Name of YP", "Young person", "Young person's name", "Name of young person"],
    ...["Client", "Client name", "Service user", "Service user name"],
  ],
  surname: ["Surname", "Last name", "Second name"],
  forename: ["Forename", "Forenames", "Forename(s)", "First name", "First names", "First name(s)", "Given name"],
  initials: ["Initials", "Child's initials", "YP initials"],
} as const;
