/** What came of an eID sign-in is told as often as it is asked for: nothing notes any more that it was. */
export const eidAnswers = {
  step: 310,
  sql: `alter table eid_attempt drop column taken_at;`,
};
