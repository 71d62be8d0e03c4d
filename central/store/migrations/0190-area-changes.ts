/** Whose residents a centre's machines held from when on, and by whose word. */
export const areaChanges = {
  step: 190,
  sql: `
create table area_change (
  area_change_id bigint generated always as identity primary key,
  centre_id text not null references centre,
  municipalities_before text[] not null,
  municipalities_after text[] not null,
  by_name text not null,
  reason text not null,
  at timestamptz not null
);
`,
};
