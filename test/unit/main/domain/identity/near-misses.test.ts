import { describe, expect, test } from 'vitest';
import { assessProof } from '../../../../../main/domain/identity/assess-proof.ts';
import { isEidOfParty } from '../../../../../main/domain/identity/eid-person.ts';
import { countRight } from '../../../../../main/domain/identity/questions.ts';
import { bestProof } from '../../../../../main/domain/identity/reached-level.ts';
import { readMrz } from '../../../../../main/domain/identity/read-mrz.ts';
import { td3 } from '../../../../helpers/machine-readable.ts';
import { now, proof } from '../authority/situations.ts';
import { dkPack } from '../dk-pack.ts';

const today = '2026-05-08';

test('a proof that proved nothing is nobody’s best proof', () => {
  const clock = { now, timeZone: dkPack.timeZone, maxAgeMinutes: 60 };
  expect(bestProof([proof({ level: 'none' })], clock)).toBeNull();
});

test('a foreign eID with a birth date is not that of somebody whose birth date nobody knows', () => {
  const claims = { nationalNumber: null, familyName: 'Holm', givenName: 'Karen', birthDate: '1945-03-12' };
  const party = { name: 'Karen Holm', formerNames: [], birthDate: null, nationalNumber: '1203451234' };
  expect(isEidOfParty(claims, party)).toBe(false);
  expect(isEidOfParty(claims, { ...party, birthDate: '1945-03-12' })).toBe(true);
});

test.each(['DNK', 'xDK', 'DKx', 'D', ''])(
  '"%s" is no country to have issued a document',
  (issuingCountry) => {
    const document = { documentKind: 'passport', number: '1', issuingCountry, expiresOn: '2030-01-01' };
    const input = {
      method: 'original-document',
      document,
      isLikenessChecked: true,
      pack: dkPack,
      today,
    } as const;
    expect(assessProof({ ...input, channel: 'counter' })).toEqual({
      ok: false,
      problem: { code: 'identity/document-incomplete', fields: ['issuingCountry'] },
    });
  },
);

describe('the day of the next payment', () => {
  const known = {
    movedInOn: null,
    postcode: null,
    householdNames: null,
    accountLastFour: null,
    nextPaymentOn: '2026-05-29',
    phoneLastFour: null,
  };
  test.each([
    [' 2026-05-29 ', 1],
    ['2026-05-272026-05-29', 0],
    ['2026-05', 0],
  ])('answered with "%s" counts %i', (answer, right) => {
    expect(countRight([{ questionId: 'next-payment', answer }], known, 6)).toBe(right);
  });
});

test('given names that a zone parts by two fillers stay apart', () => {
  const text = td3({
    code: 'P',
    country: 'DNK',
    surname: 'HOLM',
    givenNames: 'KAREN  MARIE',
    number: '208849321',
    birth: '450312',
    expiry: '310804',
  });
  expect(readMrz(text, { documentKinds: dkPack.documentKinds, today })).toMatchObject({
    surname: 'HOLM',
    givenNames: 'KAREN MARIE',
  });
});
