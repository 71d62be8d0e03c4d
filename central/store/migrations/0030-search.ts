/** Indexes of the look-up, apart because a bulk load drops them first and makes them again at its end. */
export const searchIndexes = [
  `create index person_by_number on person (national_number)`,
  `create index person_by_birth_day on person (birth_day)`,
  `create index person_by_municipality on person (municipality, subject_id)`,
  `create index person_by_postcode on person (postcode)`,
  `create index person_by_phone on person using gin (phones) with (fastupdate = off)`,
  `create index person_by_name on person using gin (to_tsvector('simple', folded_name)) with (fastupdate = off)`,
  `create index mandate_by_id on mandate (mandate_id)`,
  `create index mandate_by_grantee on mandate (grantee_id) where grantee_id is not null`,
] as const;

export const searchIndexNames = [
  'person_by_number',
  'person_by_birth_day',
  'person_by_municipality',
  'person_by_postcode',
  'person_by_phone',
  'person_by_name',
  'mandate_by_id',
  'mandate_by_grantee',
] as const;

export const search = { step: 30, sql: searchIndexes.join(';\n') };
