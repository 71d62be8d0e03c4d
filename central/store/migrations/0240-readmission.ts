/** A machine whose enrolment was lost when this database was put back from a copy comes back with the certificate that it was given. */
export const readmission = {
  step: 240,
  sql: `alter table device add column readmitted_at timestamptz;`,
};
