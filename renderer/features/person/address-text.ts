import type { Address } from '../../../preload/contract/person.ts';

/** ISO 3166-1 alpha-2: not written on letters at home. */
export const homeCountry = 'DK';

/** An address as it is written on a letter, one line after another, without empty ones and without the country at home. */
export const addressLines = (address: Address, home: string): readonly string[] =>
  [
    [[address.street, address.houseNumber].filter(Boolean).join(' '), address.floorAndDoor]
      .filter(Boolean)
      .join(', '),
    [address.postcode, address.town].filter(Boolean).join(' '),
    address.country === home ? '' : address.country,
  ].filter((line) => line !== '');
