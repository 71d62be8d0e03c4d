/** An association or company that may hold a mandate. */
export type Organisation = {
  readonly organisationId: string;
  readonly name: string;
  /** Danish business number (CVR): eight digits. */
  readonly businessNumber: string;
};

const weights = [2, 7, 6, 5, 4, 3, 2, 1] as const;

/**
 * CVR: seven running digits and a check digit that makes the weighted sum a multiple of 11 (Erhvervsstyrelsen, "Modulus 11"). Numbers are
 * given out in rising order and have not reached 50 million, so those that begin with 99 belong to nobody.
 */
export const isBusinessNumber = (text: string): boolean =>
  /^99\d{6}$/v.test(text) &&
  weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0) % 11 === 0;

export const organisations: readonly Organisation[] = [
  { organisationId: 'o0001', name: 'Ældrevennerne i Midtjylland', businessNumber: '99000015' },
  { organisationId: 'o0002', name: 'Foreningen Frivillig Hjælp', businessNumber: '99000023' },
  { organisationId: 'o0003', name: 'Værgehuset Eksempel ApS', businessNumber: '99000031' },
  { organisationId: 'o0004', name: 'Advokaterne ved Prøvetorvet', businessNumber: '99000058' },
];

/** The firm whose lawyers act for others. */
export const lawFirm = { organisationId: 'o0004', name: 'Advokaterne ved Prøvetorvet' } as const;

/** Companies that have affairs of their own with the authorities. */
export const companies: readonly Organisation[] = [
  { organisationId: 'o0005', name: 'Kaffebaren Eksempel ApS', businessNumber: '99000066' },
  { organisationId: 'o0006', name: 'Revision Mønster', businessNumber: '99000074' },
  { organisationId: 'o0007', name: 'Prøvens Byggeservice A/S', businessNumber: '99000082' },
];
