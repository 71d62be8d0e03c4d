import { expect, test } from 'vitest';
import { decideAuthority } from '../../../../../main/domain/authority/decide-authority.ts';
import type { AuthorityFacts } from '../../../../../main/domain/authority/facts.ts';
import type { AuthorityRequest } from '../../../../../main/domain/authority/request.ts';
import { MandateId, PersonId } from '../../../../../preload/contract/values.ts';
import { facts, mandate, now, request } from './situations.ts';

/** What a grantor wrote in their own words is for a person to read: no rule can weigh it, and no permit may leave it out. */

const flat = 'Only for the flat in Jagtvej.';
const own = (known: Partial<AuthorityFacts>, asked: Partial<AuthorityRequest> = {}) => {
  const answer = decideAuthority(request(asked), facts(known), now);
  if (answer.outcome === 'refuse') return answer.missing.map(({ code }) => code);
  return answer.obligations
    .filter(({ code }) => code === 'read-restriction')
    .map(({ params }) => params['restriction']);
};

test('a mandate limited in words permits once they are read, and says them first', () => {
  const answer = decideAuthority(
    request(),
    facts({ mandates: [mandate({ restrictions: ` ${flat} ` })] }),
    now,
  );
  expect(answer).toMatchObject({
    outcome: 'permit',
    obligations: [
      {
        code: 'read-restriction',
        params: { restriction: flat, subject: 'Karen Holm', party: 'Anders Holm' },
      },
      { code: 'notify-represented' },
      { code: 'recheck-at-sync' },
    ],
  });
});

test.each([
  ['has no such words', { restrictions: '' }],
  ['has blanks only', { restrictions: '  \n ' }],
])('a mandate that %s asks for no reading', (_, change) => {
  expect(own({ mandates: [mandate(change)] })).toEqual([]);
});

test('of two mandates the one without limits in words is used', () => {
  const limited = mandate({ restrictions: flat, validUntil: null });
  expect(own({ mandates: [limited, mandate()] })).toEqual([]);
  expect(own({ mandates: [mandate(), limited] })).toEqual([]);
});

test('the citizen in person reads nothing, whatever mandates there are', () => {
  expect(own({ mandates: [mandate({ restrictions: flat })] }, { party: { kind: 'subject' } })).toEqual([]);
});

test('the office reads what limits its own mandate', () => {
  const toOffice = mandate({
    grantee: { kind: 'office', partyId: null, name: 'Aarhus' },
    restrictions: flat,
  });
  expect(own({ proofs: [], mandates: [toOffice] }, { party: { kind: 'office' } })).toEqual([flat]);
});

test('where a mandate was passed on, the words of both are read', () => {
  const bodil = { kind: 'person', partyId: 'bodil', name: 'Bodil' } as const;
  const first = mandate({ grantee: bodil, maySubDelegate: true, restrictions: flat });
  const link = mandate({
    mandateId: MandateId.parse('m-2'),
    grantor: { personId: PersonId.parse('bodil'), name: 'Bodil' },
    restrictions: 'Not in June.',
  });
  expect(own({ mandates: [first, link] })).toEqual([`${flat}\nNot in June.`]);
});
