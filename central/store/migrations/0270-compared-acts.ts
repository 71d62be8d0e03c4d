/**
 * Up to which change of the person an act was compared with the record, when it was accepted. What comes into force while it waits for its
 * register is compared when that answers.
 */
export const comparedActs = {
  step: 270,
  sql: `
    alter table act add column compared_version bigint not null default 0;
    update act set compared_version = coalesce(
      (select max(version) from person_change c where c.subject_id = act.subject_id and c.changed_at <= act.changed_at), 0)
      where state = 'received';
  `,
};
