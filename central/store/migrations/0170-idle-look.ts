/** What runs out is looked for at each look of a device: without reading all that it follows. */
export const idleLook = {
  step: 170,
  sql: `
create index subscription_by_end on subscription (device_id, until);
`,
};
