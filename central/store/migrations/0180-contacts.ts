/** What came of asking a citizen lies in the record of the review; those from before have asked nobody yet. */
export const contacts = {
  step: 180,
  sql: `update review set record = record || '{"contacts": []}' where not record ? 'contacts';`,
};
