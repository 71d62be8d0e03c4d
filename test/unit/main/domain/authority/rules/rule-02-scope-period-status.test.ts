import { describe, expect, test } from 'vitest';
import { MandateId, PersonId } from '../../../../../../preload/contract/values.ts';
import { account, claim } from '../scenario.ts';
import { mandate, proof, scope } from '../situations.ts';
import { always, permits, table, wheneverPermitted } from './rule.ts';

const only = (change: Parameters<typeof mandate>[0]) => ({ mandates: [mandate(change)] });
const bodil = { kind: 'person', partyId: 'bodil', name: 'Bodil' } as const;
const toBodil = (maySubDelegate: boolean) => mandate({ grantee: bodil, maySubDelegate });
const fromBodil = (change: Parameters<typeof mandate>[0] = {}) =>
  mandate({
    mandateId: MandateId.parse('m-2'),
    grantor: { personId: PersonId.parse('bodil'), name: 'Bodil' },
    ...change,
  });

describe('rule 2: a mandate permits inside its scope, its period and its status, and is passed on only where it says so', () => {
  table([
    { when: 'its first day is today', known: only({ validFrom: '2026-05-08' }), gives: 'mandate' },
    {
      when: 'its first day is tomorrow',
      known: only({ validFrom: '2026-05-09' }),
      gives: ['mandate-not-yet'],
    },
    { when: 'its last day is today', known: only({ validUntil: '2026-05-08' }), gives: 'mandate' },
    {
      when: 'its last day was yesterday',
      known: only({ validUntil: '2026-05-07' }),
      gives: ['mandate-expired'],
    },
    { when: 'it has no last day', known: only({ validUntil: null }), gives: 'mandate' },
    {
      when: 'a minute before midnight in Copenhagen on its last day',
      known: {
        ...only({ validUntil: '2026-05-08' }),
        proofs: [proof({ checkedAt: '2026-05-08T21:00:00Z' })],
      },
      at: '2026-05-08T21:59:00Z',
      gives: 'mandate',
    },
    {
      when: 'at midnight in Copenhagen, when it is still its last day in London',
      known: {
        ...only({ validUntil: '2026-05-08' }),
        proofs: [proof({ checkedAt: '2026-05-08T21:00:00Z' })],
      },
      at: '2026-05-08T22:00:00Z',
      gives: ['mandate-expired'],
    },
    { when: 'it is withdrawn today', known: only({ revokedOn: '2026-05-08' }), gives: ['mandate-revoked'] },
    { when: 'it is withdrawn from tomorrow', known: only({ revokedOn: '2026-05-09' }), gives: 'mandate' },
    { when: 'another service of its scope', asked: { service: claim }, gives: 'mandate' },
    {
      when: 'a service outside its scope that asks for a power it gives nowhere',
      asked: { service: account },
      gives: ['mandate-lacks-power'],
    },
    {
      when: 'a power it gives for another service only',
      known: only({ scope: scope('housing-benefit-claim', 'act') }),
      gives: ['mandate-lacks-service'],
    },
    { when: 'it was given to somebody else', known: only({ grantee: bodil }), gives: ['no-ground'] },
    {
      when: 'somebody else gave it',
      known: only({ grantor: { personId: PersonId.parse('bodil'), name: 'Bodil' } }),
      gives: ['no-ground'],
    },
    {
      when: 'a bad one beside a good one',
      known: { mandates: [mandate({ revokedOn: '2026-05-01' }), mandate()] },
      gives: 'mandate',
    },
    { when: 'passed on as it allows', known: { mandates: [toBodil(true), fromBodil()] }, gives: 'mandate' },
    {
      when: 'passed on where it does not say so',
      known: { mandates: [toBodil(false), fromBodil()] },
      gives: ['no-sub-delegation'],
    },
    {
      when: 'passed on for less than is asked',
      known: { mandates: [toBodil(true), fromBodil({ scope: scope('change-of-address', 'see') })] },
      gives: ['mandate-lacks-power'],
    },
    {
      when: 'passed on for more than it gives itself',
      known: {
        mandates: [
          { ...toBodil(true), scope: scope('change-of-address', 'see') },
          fromBodil({ scope: scope('change-of-address', 'see', 'act') }),
        ],
      },
      gives: ['mandate-lacks-power'],
    },
  ]);

  test('no mandate permits what no line of any scope says: this power for this service', () => {
    always(({ request, facts }) => {
      const mandates = facts.mandates.map((each) => ({
        ...each,
        scope: each.scope.filter(
          ({ power, serviceId }) => power !== request.power || serviceId !== request.service.serviceId,
        ),
      }));
      const bare = { ...facts, mandates, emergency: null, relations: [], courtOrders: [], businessRoles: [] };
      if (request.party?.kind === 'subject') return;
      expect(permits({ request, facts: bare })).toBe(false);
    });
  });

  test('a permit names a mandate that stands today and was given by the subject', () => {
    wheneverPermitted(({ evidence }, { facts }) => {
      if (evidence.kind !== 'mandate') return;
      const named = facts.mandates.filter(
        (each) =>
          each.mandateId === evidence.mandateId &&
          each.grantor.personId === 'karen' &&
          each.validFrom <= '2026-05-08' &&
          (each.validUntil ?? '9999') >= '2026-05-08' &&
          (each.revokedOn ?? '9999') > '2026-05-08',
      );
      expect(named).not.toEqual([]);
    });
  });

  test('one mandate more never turns a permit into a refusal', () => {
    always(({ request, facts }) => {
      const [, ...fewer] = facts.mandates;
      if (!permits({ request, facts: { ...facts, mandates: fewer } })) return;

      expect(permits({ request, facts })).toBe(true);
    });
  });
});
