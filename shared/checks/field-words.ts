const words: Readonly<Record<string, string>> = {
  lastDiscussion: "the last discussion",
  discussions: "a discussion in the series",
  discussionType: "the discussion type",
  dateOpened: "the date opened",
  dateAllocated: "the date allocated",
  dateClosed: "the date closed",
  status: "the status",
  planType: "the plan type",
  longTermMatch: "the long-term match",
  careLeaver: "leaving care",
  recordedDate: "the day of the record",
  riskTier: "the risk",
  discussedAtTime: "the time of the discussion",
  recordedAtTime: "the time of the record",
  recordedOnSystem: "the entry on the child's record",
  lastSeen: "the day the child was last seen",
  viewsRecorded: "the entry on the child's views",
  planAppropriate: "the decision on the plan",
  contingencyPlan: "the contingency plan",
  decisionsRecorded: "the entry on decisions",
  oversightNoted: "the note of management oversight",
  smartOutcomes: "the entry on SMART outcomes",
  actionsReviewed: "the review of actions",
  role: "the role",
  startDate: "the start date",
  supervisorSince: "the day the present supervisor began",
  asye: "the ASYE entry",
  asyeStart: "the start of the ASYE",
  asyeStage: "the stage of the ASYE",
  lastOneToOne: "the last one-to-one",
  oneToOnes: "a one-to-one in the series",
  nextBooked: "the next booking",
  absence: "the absence",
  absenceFrom: "the first day of the absence",
  absenceTo: "the last day of the absence",
  absencePlanned: "the entry on whether the absence was planned",
  returnDate: "the day of return",
  coverArranged: "the entry on cover",
  lastMyConversation: "the last My Conversation",
  lastPerformanceReview: "the last performance review",
  trainingNeedsDate: "the day training needs were noted",
  filePersonalInfo: "the personal information in the file",
  fileAgreement: "the agreement in the file",
  fileDevelopment: "the development records in the file",
  fileTrainingLog: "the training log in the file",
  serviceUserDocsInFile: "the entry on service-user documents",
  fileClearOfServiceUserDocs: "the entry on service-user documents",
  dateMoved: "the day of the move",
  filePassedOn: "the entry on passing on the file",
  agreementDate: "the date of the agreement",
  agreementHeld: "the entry on the agreement",
  agreementReviewed: "the last review of the agreement",
  agreementReviewDue: "the review date of the agreement",
  agreedFrequency: "the agreed frequency",
  escalationWeeks: "the agreed number of weeks",
  alternativeSupervision: "the entry on alternative supervision",
  additionalAgreement: "the additional agreement",
  agencyWorker: "the entry on agency work",
  shiftsSinceOneToOne: "the number of shifts since the last one-to-one",
  partOfFullTime: "the part of full time",
  bothHoldCopy: "the entry on copies of the agreement",
  signature: "a signature",
  sessionDate: "the date of a one-to-one in the log",
  sessionStatus: "the status of a one-to-one in the log",
  sessionType: "the type of a one-to-one in the log",
  duration: "the length",
  rearrangedTo: "the day it was re-arranged to",
  recordMade: "the entry on the record",
  copyGiven: "the entry on the copy",
  savedToSharedDrive: "the entry on the shared drive",
  groupDate: "the date of a group session",
  groupStatus: "the status of a group session",
  casesDiscussed: "the number of cases",
  practiceLead: "the entry on the Practice Lead",
  groupRecorded: "the entry on the record",
  auditDate: "the date of an audit",
  commentGiven: "the entry on the comment",
  observationDate: "the date of an observation",
};

/** A field of a tracker as it is named within a sentence. */
export function fieldWords(field: string | undefined): string {
  return (field === undefined ? undefined : words[field]) ?? "an entry";
}

const things: Readonly<Record<string, string>> = {
  lastDiscussion: "discussion",
  discussions: "discussion",
  dateOpened: "discussion",
  dateAllocated: "discussion",
  groupDate: "group session",
  auditDate: "audit",
  agreementDate: "signing or review of the agreement",
  agreementReviewDue: "review of the agreement",
  lastMyConversation: "My Conversation",
  lastPerformanceReview: "performance review",
  trainingNeedsDate: "note of training needs",
  observationDate: "observation",
};

/** What comes round again, as it is named within a sentence: one-to-one for everything that a worker's clock counts. */
export function thingWords(field: string | undefined): string {
  return (field === undefined ? undefined : things[field]) ?? "one-to-one";
}

const began: Readonly<Record<string, string>> = {
  dateOpened: "the day the case was opened",
  dateAllocated: "the day the case was allocated",
  startDate: "the day the worker started",
  asye: "the day the ASYE began",
  asyeStart: "the day the ASYE began",
  supervisorSince: "the day the present supervisor began",
};

/** A beginning from which a count runs, as it is named within a sentence. */
export function beganWords(field: string | undefined): string {
  return (field === undefined ? undefined : began[field]) ?? "the day it began";
}
