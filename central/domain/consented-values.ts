/** By id of the pack's data that a citizen can let somebody know: the fields of a form that say it. Who it is about goes with all of them. */
const fieldsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['name', []],
  ['new-address', ['street', 'houseNumber', 'floorAndDoor', 'postcode', 'town', 'careOf']],
  ['moving-day', ['moveDate']],
]);

/** Of what a form said, what a consent to these data lets its receiver hear: nothing that the citizen was not asked about. */
export const consentedValues = (values: object, dataIds: readonly string[]): object => {
  const named = new Set(dataIds.flatMap((dataId) => fieldsOf.get(dataId) ?? []));
  return Object.fromEntries(Object.entries(values).filter(([fieldId]) => named.has(fieldId)));
};
