import { describe, expect, test } from 'vitest';
import { bestProof, reachedLevel } from '../../../../../main/domain/identity/reached-level.ts';
import { now, proof } from '../authority/situations.ts';
import { dkPack, dkService } from '../dk-pack.ts';

const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
const clock = { now, timeZone: 'Europe/Copenhagen', maxAgeMinutes: 60 };

describe('the level reached', () => {
  test('is none without a proof', () => {
    expect(reachedLevel([], { pack: dkPack, now })).toBe('none');
  });

  test('is the highest that still counts', () => {
    const proofs = [
      proof({ level: 'low' }),
      proof({ level: 'substantial' }),
      proof({ level: 'high', expiresOn: '2026-05-07' }),
    ];
    expect(reachedLevel(proofs, { pack: dkPack, now })).toBe('substantial');
  });

  test('decays after the time of the service, or of the pack where no service is meant', () => {
    const proofs = [proof({ checkedAt: ago(31) })];
    expect(reachedLevel(proofs, { pack: dkPack, now })).toBe('high');
    expect(reachedLevel(proofs, { pack: dkPack, now, service: dkService('payment-account-change') })).toBe(
      'none',
    );
    expect(reachedLevel([proof({ checkedAt: ago(481) })], { pack: dkPack, now })).toBe('none');
  });

  test('bears a clock set back a little, not one that jumped', () => {
    expect(reachedLevel([proof({ checkedAt: ago(-5) })], { pack: dkPack, now })).toBe('high');
    expect(reachedLevel([proof({ checkedAt: ago(-6) })], { pack: dkPack, now })).toBe('none');
  });
});

test('of two proofs of one level the newer is the best', () => {
  const older = proof({ checkedAt: ago(20) });
  const newer = proof({ checkedAt: ago(10) });
  expect(bestProof([older, newer], clock)).toBe(newer);
  expect(bestProof([newer, older], clock)).toBe(newer);
});

const until = (minutes: number) => proof({ countsUntil: ago(-minutes) });

describe('a method with a time of its own', () => {
  test('counts until its last moment, however long a service would let it', () => {
    expect(bestProof([until(0)], clock)).not.toBeNull();
    expect(bestProof([until(-1)], clock)).toBeNull();
  });
  test('makes way for a lower level that still counts', () => {
    const low = proof({ level: 'low' });
    expect(bestProof([until(-1), low], clock)).toBe(low);
  });
  test('never outlives the time of the service', () => {
    expect(bestProof([{ ...until(600), checkedAt: ago(61) }], clock)).toBeNull();
  });
});
