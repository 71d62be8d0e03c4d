import { describe, expect, test } from 'vitest';
import type { RequestStaff } from '../../../../../../main/domain/authority/request.ts';
import { request } from '../situations.ts';
import { always, permits, table } from './rule.ts';

const clerk = (change: Partial<RequestStaff>) => ({ staff: { ...request().staff, ...change } });
const firm = { organisationId: 'firm', name: 'Advokaterne Lund' };
const forTheFirm = {
  party: {
    kind: 'representative',
    personId: 'anders',
    name: 'Anders Holm',
    claimedRelation: 'professional',
    organisation: firm,
  },
} as const;

describe('rule 8: nobody works on their own case, their family’s, or both sides of a dispute', () => {
  table([
    { when: 'a clerk who has nothing to do with them', gives: 'mandate' },
    { when: 'the clerk’s own file', asked: clerk({ personId: 'karen' }), gives: ['own-file'] },
    {
      when: 'the clerk’s mother',
      asked: clerk({ relatedPersonIds: ['karen'] }),
      gives: ['related-to-staff'],
    },
    { when: 'the clerk is the attorney', asked: clerk({ personId: 'anders' }), gives: ['own-file'] },
    {
      when: 'the clerk’s husband is the attorney',
      asked: clerk({ relatedPersonIds: ['anders'] }),
      gives: ['related-to-staff'],
    },
    {
      when: 'own file and family at once',
      asked: clerk({ personId: 'karen', relatedPersonIds: ['anders'] }),
      gives: ['own-file'],
    },
    {
      when: 'a relative of the clerk came along',
      asked: clerk({ relatedPersonIds: ['mette'] }),
      known: { alsoPresent: ['mette'] },
      gives: ['related-to-staff'],
    },
    {
      when: 'the firm that speaks is the clerk’s own',
      asked: { ...forTheFirm, ...clerk({ relatedPersonIds: ['firm'] }) },
      gives: ['related-to-staff'],
    },
    {
      when: 'the clerk has no file, and the party none either',
      asked: {
        ...clerk({ personId: null }),
        party: {
          kind: 'representative',
          personId: null,
          name: 'Ole',
          claimedRelation: 'other',
          organisation: null,
        },
      },
      gives: ['no-ground'],
    },
    {
      when: 'the clerk has served the other side',
      known: { otherSidesServed: ['bodil'] },
      gives: ['both-sides'],
    },
    {
      when: 'the other side that was served is the one who stands here',
      known: { otherSidesServed: ['anders'] },
      gives: 'mandate',
    },
    {
      when: 'one of two sides that were served stands here',
      known: { otherSidesServed: ['anders', 'bodil'] },
      gives: ['both-sides'],
    },
    {
      when: 'a supervisor is no less partial',
      asked: clerk({ role: 'supervisor', personId: 'karen' }),
      gives: ['own-file'],
    },
  ]);

  test('whoever is concerned, or close to somebody who is, permits nothing', () => {
    always(({ request: asked, facts }) => {
      const party = asked.party?.kind === 'representative' ? asked.party.personId : null;
      for (const concerned of ['karen', party, ...facts.alsoPresent].filter((id) => id !== null)) {
        const own = { ...asked, staff: { ...asked.staff, personId: concerned } };
        const related = { ...asked, staff: { ...asked.staff, relatedPersonIds: [concerned] } };
        expect([own, related].map((each) => permits({ request: each, facts }))).toEqual([false, false]);
      }
    });
  });

  test('having served one side more never opens a case', () => {
    always(({ request: asked, facts }) => {
      const served = { ...facts, otherSidesServed: [...facts.otherSidesServed, 'a-third'] };
      expect(permits({ request: asked, facts: served })).toBe(false);
    });
  });
});
