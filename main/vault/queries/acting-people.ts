/** SQL: who stood for the citizen in the work of `outbox`, or with them: ids separated by blanks, as the envelope has them. */
export const actingPersonIds = `
  coalesce(outbox.content ->> '$.authority.partyPersonId', '') || ' ' ||
  coalesce(outbox.content ->> '$.authority.evidence.coAttorneyIds', '')`;
