import { describe, expect, test } from 'vitest';
import { lowerByMrz, mrzFaults } from '../../../../../main/domain/identity/assess-mrz.ts';
import {
  judgeIdentityCredential,
  type ListedCredential,
} from '../../../../../main/domain/identity/judge-credential.ts';
import { readMrz } from '../../../../../main/domain/identity/read-mrz.ts';
import { td3 } from '../../../../helpers/machine-readable.ts';
import { dkPack } from '../dk-pack.ts';

const today = '2026-05-08';
const party = { name: 'Karen Sørensen', formerNames: [], birthDate: '1945-03-12' };
const zone = {
  code: 'P',
  country: 'DNK',
  surname: 'SOERENSEN',
  givenNames: 'KAREN',
  number: '208849321',
  birth: '450312',
  expiry: '310804',
};
const faults = (text: string) =>
  mrzFaults(readMrz(text, { documentKinds: dkPack.documentKinds, today }), { party, today });

describe('a zone held against the party', () => {
  test.each([
    ['fits', {}, []],
    ['has expired', { expiry: '260507' }, [{ code: 'document-expired', field: 'expiresOn' }]],
    ['holds on its last day', { expiry: '260508' }, []],
    ['is of another birth date', { birth: '450313' }, [{ code: 'birth-date-differs', field: 'birthDate' }]],
    ['is in another name', { surname: 'HANSEN' }, [{ code: 'name-differs', field: 'name' }]],
    [
      'is expired and in another name',
      { expiry: '200101', surname: 'HANSEN' },
      [
        { code: 'document-expired', field: 'expiresOn' },
        { code: 'name-differs', field: 'name' },
      ],
    ],
    ['is of a kind nobody knows', { code: 'V' }, [{ code: 'kind-unknown', field: 'kind' }]],
  ])('%s', (_, change, found) => {
    expect(faults(td3({ ...zone, ...change }))).toEqual(found);
  });
  test('that cannot be read is not held against anybody', () => {
    expect(faults('nothing')).toEqual([{ code: 'unreadable', field: 'lines' }]);
  });
});

describe('what a document is worth once its zone is read', () => {
  const good = { level: 'high', shortfall: null } as const;
  test.each([
    ['all fits', [], good],
    ['a check digit is wrong', ['check-digit-wrong'], { level: 'none', shortfall: 'check-digit-wrong' }],
    ['a date does not exist', ['date-impossible'], { level: 'none', shortfall: 'check-digit-wrong' }],
    ['the birth date differs', ['birth-date-differs'], { level: 'none', shortfall: 'birth-date-differs' }],
    [
      'the birth date differs and a check digit is wrong',
      ['check-digit-wrong', 'birth-date-differs'],
      { level: 'none', shortfall: 'birth-date-differs' },
    ],
    ['the name differs', ['name-differs'], { level: 'low', shortfall: 'name-differs' }],
    ['it is only said to have expired', ['document-expired'], good],
  ] as const)('where %s', (_, codes, worth) => {
    expect(
      lowerByMrz(
        good,
        codes.map((code) => ({ code, field: 'whole' as const })),
      ),
    ).toEqual(worth);
  });
  test('another name hides no other shortfall, and lifts no level', () => {
    const differs = [{ code: 'name-differs', field: 'name' }] as const;
    const expired = { level: 'none', shortfall: 'document-expired' } as const;
    expect(lowerByMrz(expired, differs)).toEqual(expired);
    expect(lowerByMrz({ level: 'none', shortfall: null }, differs)).toEqual({
      level: 'none',
      shortfall: 'name-differs',
    });
  });
});

describe('a credential of identity', () => {
  const now = new Date('2026-05-08T10:00:00Z');
  const claims = {
    familyName: 'Sørensen',
    givenName: 'Karen',
    birthDate: '1945-03-12',
    expiresAt: now.getTime() / 1000,
  };
  const judge = (
    change: Partial<typeof claims> = {},
    fault: Parameters<typeof judgeIdentityCredential>[1] = null,
    listed: ListedCredential = 'stands',
  ) => judgeIdentityCredential({ ...claims, ...change }, fault, { listed, party, now });
  test('shows who the party is until its last second', () => {
    expect(judge()).toEqual({ outcome: 'read', shortfall: null });
    expect(judge({ expiresAt: claims.expiresAt - 1 })).toEqual({
      outcome: 'refused',
      code: 'identity/credential-expired',
    });
  });
  test('of another person, or name, says so', () => {
    expect(judge({ birthDate: '1950-01-01' })).toEqual({ outcome: 'read', shortfall: 'birth-date-differs' });
    expect(judge({ familyName: 'Hansen' })).toEqual({ outcome: 'read', shortfall: 'name-differs' });
  });
  test.each([
    ['issuer-unknown', 'identity/credential-issuer-unknown'],
    ['signature', 'identity/credential-forged'],
    ['key-compromised', 'identity/credential-forged'],
    ['type', 'identity/credential-forged'],
    ['outside-key-life', 'identity/credential-forged'],
  ] as const)('with the fault %s is refused as %s', (fault, code) => {
    expect(judge({}, fault)).toEqual({ outcome: 'refused', code });
  });
  test.each([
    ['revoked', 'identity/credential-revoked'],
    ['unlisted', 'identity/credential-unlisted'],
  ] as const)('that is %s in the lists held here is refused, whoever shows it', (listed, code) => {
    expect(judge({}, null, listed)).toEqual({ outcome: 'refused', code });
    expect(judge({ birthDate: '1950-01-01' }, null, listed)).toEqual({ outcome: 'refused', code });
  });
});
