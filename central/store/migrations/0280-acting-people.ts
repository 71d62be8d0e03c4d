/** Who took part in the work that a review is about, and who answered for it; of those from before, what its envelope says. */
export const actingPeople = {
  step: 280,
  sql: `
    update review set record = record || jsonb_build_object(
      'secondStaffId', work.authority ->> 'secondStaffId',
      'actingPersonIds', to_jsonb(array_remove(string_to_array(
        concat_ws(' ', work.authority ->> 'partyPersonId', work.authority #>> '{evidence,coAttorneyIds}'), ' '), '')))
    from (select envelope_id, content::jsonb -> 'authority' as authority from envelope) as work
    where work.envelope_id = review.envelope_id and not record ? 'actingPersonIds';
  `,
};
