/**
 * How many cases a property draws: the usual number, or fewer where PROPERTY_RUNS says so. Mutation testing runs every test thousands of
 * times, and lowers it.
 */
export const propertyRuns = (usual: number): number => {
  const asked = Number(process.env['PROPERTY_RUNS']);
  return asked > 0 ? Math.min(usual, asked) : usual;
};
