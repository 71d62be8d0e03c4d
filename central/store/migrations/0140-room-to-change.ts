/**
 * Room in each page for the next version of a row, so that a change which touches no index writes none (PostgreSQL's heap-only tuples). A person
 * of 2 KB found none in the 15 % that were kept free; a lane had none at all, and changes with every envelope. Counts for pages
 * that are filled from now on.
 */
export const roomToChange = {
  step: 140,
  sql: `
alter table person set (fillfactor = 70);
alter table lane set (fillfactor = 50);
`,
};
