import { expect, test } from 'vitest';
import { decideForService } from '../../../../main/usecases/authority.ts';
import { addPresent } from '../../../../main/usecases/company.ts';
import { makeMandate } from '../../../../main/usecases/mandates/make-mandate.ts';
import { putPerson } from '../../../../main/vault/queries/replica-person.ts';
import {
  changeOfAddress,
  draftFor,
  ida,
  makeMandateWorld,
  peter,
  representative,
  signature,
} from '../../../helpers/mandate-world.ts';
import { personRecord } from '../../../helpers/vault-people.ts';

const passport = {
  documentKind: 'passport',
  number: '208849321',
  issuingCountry: 'DK',
  expiresOn: '2031-08-04',
};
const together = [peter, ida].map((partyId) => ({ kind: 'person' as const, partyId, name: '' }));

/** Karen has given a mandate, and Peter is at the desk with it. */
const withMandate = async (draft: Parameters<typeof draftFor>[0]) => {
  const { desk, vault, begin } = await makeMandateWorld();
  const given = await makeMandate(desk, {
    interactionId: begin(),
    draft: draftFor(draft),
    giving: signature,
  });
  if (!given.ok) throw new Error(given.problem.code);
  const interactionId = begin({ party: representative() });
  const decided = () => {
    const answer = decideForService(desk, { interactionId, serviceId: changeOfAddress });
    if (!answer.ok) return answer.problem.code;
    const { value } = answer;
    return value.outcome === 'permit' ? 'permit' : value.missing.map(({ code, params }) => [code, params]);
  };
  const dies = (n: number, named: object) =>
    vault.transact((db) =>
      putPerson(db, personRecord(n, { version: 2, civilStatus: 'deceased', ...named }), 'sync'),
    );
  return { desk, interactionId, decided, dies };
};

test('nobody acts by a mandate in the name of somebody who is registered as dead', async () => {
  const { decided, dies } = await withMandate({});
  expect(decided()).toBe('permit');
  dies(2, { givenNames: 'Peter', surname: 'Hansen' });
  expect(decided()).toEqual([['party-deceased', expect.objectContaining({ party: 'Peter Hansen' })]]);
});

test('somebody registered as dead is no co-attorney either', async () => {
  const { desk, interactionId, decided, dies } = await withMandate({ decide: 'jointly', grantees: together });
  addPresent(desk, { interactionId, personId: ida, document: passport, isLikenessChecked: true });
  expect(decided()).toBe('permit');
  dies(3, { givenNames: 'Ida', surname: 'Hansen' });
  expect(decided()).toEqual([['party-deceased', expect.objectContaining({ party: 'Ida Hansen' })]]);
});
