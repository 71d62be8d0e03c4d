import { describe, expect, test } from 'vitest';
import { consentStatus } from '../../../../../main/domain/consents/consent-status.ts';
import { receiverFaults, type ReceiverRule } from '../../../../../main/domain/consents/receiver-rule.ts';
import { receiversOfService, tellPlan } from '../../../../../main/domain/consents/tell-plan.ts';
import { dkPack } from '../dk-pack.ts';

const law: ReceiverRule = {
  receiverId: 'tax',
  serviceIds: ['move'],
  basis: { kind: 'law', law: '§ 1' },
};
const library: ReceiverRule = {
  receiverId: 'library',
  serviceIds: ['move'],
  basis: { kind: 'consent', dataIds: ['name'], purposeId: 'records', wordingVersion: '1' },
};

describe('a consent', () => {
  test.each([
    ['holds with no last day', null, null, 'live'],
    ['holds on its last day', '2026-05-01', null, 'live'],
    ['has ended on the day after', '2026-04-30', null, 'expired'],
    ['that was withdrawn does not hold', null, '2026-04-01T10:00:00.000Z', 'withdrawn'],
    ['that was withdrawn and has ended was withdrawn', '2026-04-30', '2026-04-01T10:00:00.000Z', 'withdrawn'],
  ] as const)('%s', (_, validUntil, withdrawnAt, status) => {
    expect(consentStatus({ validUntil, withdrawnAt, isRefused: false }, '2026-05-01')).toBe(status);
  });
});

describe('who is told of a change', () => {
  test('those the law names, asked or not', () => {
    expect(tellPlan([law, library], [], [])).toEqual([{ receiverId: 'tax', basis: 'law' }]);
  });

  test('of the others those the citizen chose, on the consent that stands or a new one', () => {
    expect(tellPlan([law, library], ['library'], [])).toEqual([
      { receiverId: 'tax', basis: 'law' },
      { receiverId: 'library', basis: 'new-consent', rule: library },
    ]);
    const standing = [{ consentId: 'c1', receiverId: 'library' }];
    expect(tellPlan([library], ['library'], standing)).toEqual([
      { receiverId: 'library', basis: 'consent', consentId: 'c1' },
    ]);
  });

  test('nobody on a consent that stands where the citizen did not choose them now', () => {
    expect(tellPlan([library], [], [{ consentId: 'c1', receiverId: 'library' }])).toEqual([]);
  });

  test('nobody whom the pack does not name for the service', () => {
    expect(tellPlan(receiversOfService([law, library], 'other'), ['library', 'nobody'], [])).toEqual([]);
    expect(tellPlan([library], ['nobody'], [])).toEqual([]);
  });
});

describe('receivers of a pack', () => {
  const parts = { receivers: [law, library], consentData: ['name'], consentPurposes: ['records'] };

  test('fit their services, data and purposes', () => {
    expect(receiverFaults(parts, ['move'])).toEqual([]);
    expect(
      receiverFaults(
        dkPack,
        dkPack.services.map(({ serviceId }) => serviceId),
      ),
    ).toEqual([]);
  });

  test('are refused with every fault', () => {
    expect(
      receiverFaults({ receivers: [library, library], consentData: [], consentPurposes: [] }, []),
    ).toEqual([
      'receiver library: no service move',
      'receiver library: no data name',
      'receiver library: no purpose records',
      'receiver library: occurs twice',
      'receiver library: no service move',
      'receiver library: no data name',
      'receiver library: no purpose records',
    ]);
  });

  test('for a change of address there are some by law and some by consent', () => {
    const kinds = receiversOfService(dkPack.receivers, 'change-of-address').map(({ basis }) => basis.kind);
    expect(new Set(kinds)).toEqual(new Set(['law', 'consent']));
  });
});
