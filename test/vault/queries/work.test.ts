import { describe, expect, test } from 'vitest';
import { findAccess, grantAccess } from '../../../main/vault/queries/access.ts';
import { discardAct, findAct, findOpenDraft, listActs, saveDraft } from '../../../main/vault/queries/acts.ts';
import { insertProof, listProofs } from '../../../main/vault/queries/identity-proofs.ts';
import {
  completeInteraction,
  findInteraction,
  findOpenInteractionAbout,
  listOpenInteractions,
  setInteractionMode,
  setInteractionParty,
} from '../../../main/vault/queries/interactions.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { removeSubject } from '../../../main/vault/queries/replica.ts';
import type { Party } from '../../../preload/contract/interaction.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { personId, personRecord } from '../../helpers/vault-people.ts';
import { beginAct, beginInteraction, finishAct, moment } from '../../helpers/vault-work.ts';

const serving = () => {
  const vault = testVault();
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    beginInteraction(db, 'i-1');
  });
  return vault;
};

const end = {
  interactionId: 'i-1',
  state: 'completed',
  completedAt: moment(9),
  outcome: 'done',
  note: '',
} as const;
const representative = (id: string | null): Party => ({
  kind: 'representative',
  personId: id as PersonId | null,
  name: 'Karen',
  claimedRelation: 'child',
  organisation: null,
});

const proof = {
  proofId: 'p-1',
  interactionId: 'i-1',
  partyKey: `person ${personId(1)}`,
  method: 'original-document',
  documentKind: 'passport',
  documentNumber: '209998877',
  issuingCountry: 'DK',
  expiresOn: '2030-01-01',
  level: 'high',
  shortfall: null,
  checkedBy: 'staff-1',
  checkedAt: moment(3),
  countsUntil: null,
  secondedBy: null,
} as const;

describe('an interaction', () => {
  test('remembers whom it is about when the person is forgotten', () => {
    const vault = serving();
    vault.transact((db) => removeSubject(db, personId(1)));
    expect(findInteraction(vault.read, 'i-1')).toMatchObject({
      subjectName: 'Karen Hansen',
      state: 'open',
      party: null,
    });
  });

  test.each([
    { kind: 'subject' },
    { kind: 'helper', name: 'Bo' },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an id of the contract, made here
    {
      kind: 'representative',
      personId: personId(2) as PersonId,
      name: 'Peter Hansen',
      claimedRelation: 'child',
      organisation: null,
    },
    { kind: 'office' },
    {
      kind: 'representative',
      personId: null,
      name: 'A lawyer',
      claimedRelation: 'professional',
      organisation: { organisationId: 'firm', name: 'Advokaterne Lund' },
    },
  ] as const)('answers the party as it was set: %o', (party) => {
    const vault = serving();
    vault.transact((db) =>
      setInteractionParty(db, { interactionId: 'i-1', party: { kind: 'helper', name: 'Before' } }),
    );
    vault.transact((db) => setInteractionParty(db, { interactionId: 'i-1', party }));
    expect(findInteraction(vault.read, 'i-1')?.party).toEqual(party);
  });

  test('is listed to its staff member while it is open, with whether a draft waits', () => {
    const vault = serving();
    const open = () => listOpenInteractions(vault.read, 'staff-1').map(({ hasDraft }) => hasDraft);
    expect(open()).toEqual([false]);
    vault.transact((db) => beginAct(db, 'a-1', 'i-1'));
    expect(open()).toEqual([true]);
    expect(listOpenInteractions(vault.read, 'staff-2')).toEqual([]);
    const about = { staffId: 'staff-1', personId: personId(1) };
    expect(findOpenInteractionAbout(vault.read, about)).toEqual({
      interactionId: 'i-1',
      startedAt: moment(0),
      purposeId: 'service',
      legalBasisId: 'law',
    });
    vault.transact((db) => completeInteraction(db, end));
    expect(open()).toEqual([]);
    expect(findOpenInteractionAbout(vault.read, about)).toBeNull();
  });

  test('that is closed never changes and is never deleted', () => {
    const vault = serving();
    vault.transact((db) => completeInteraction(db, end));
    const change = (work: Parameters<typeof vault.transact>[0]) => () => vault.transact(work);
    expect(change((db) => setInteractionMode(db, { interactionId: 'i-1', mode: 'informing' }))).toThrow(
      /no open/,
    );
    expect(change((db) => completeInteraction(db, { ...end, state: 'abandoned' }))).toThrow(/no open/);
    expect(() => raw(vault.read, `UPDATE interaction SET note = 'other'`)).toThrow(/never changes/);
    expect(() => raw(vault.read, `UPDATE interaction SET state = 'open', completed_at = NULL`)).toThrow(
      /never changes/,
    );
    expect(() => raw(vault.read, 'DELETE FROM interaction')).toThrow(/never deleted/);
  });
});

describe('an identity proof', () => {
  const contacts: readonly (readonly [string, Party, boolean])[] = [
    ['the citizen whose it is', { kind: 'subject' }, true],
    ['the same person, whatever they claim to be', representative(personId(1)), true],
    ['somebody else', representative(personId(2)), false],
    ['somebody of the same name whom no register knows', representative(null), false],
    ['a helper', { kind: 'helper', name: 'Karen' }, false],
    ['an office', { kind: 'office' }, false],
  ];
  test.for(contacts)('proves who is there, and nobody else: %s', ([, party, isTheirs]) => {
    const vault = serving();
    vault.transact((db) => insertProof(db, proof));
    const found = listProofs(vault.read, { interactionId: 'i-1', subjectId: personId(1), party });
    expect(found).toHaveLength(isTheirs ? 1 : 0);
  });

  test('is listed newest first with the name of who checked, and never changes', () => {
    const vault = serving();
    vault.transact((db) => {
      insertProof(db, proof);
      insertProof(db, { ...proof, proofId: 'p-2', checkedAt: moment(5) });
      raw(
        db,
        `INSERT INTO staff (staff_id, name, role, office, is_on_lease) VALUES ('staff-1', 'Mette Clerk', 'counter', 'Aarhus', 0)`,
      );
    });
    const inContact = { interactionId: 'i-1', subjectId: personId(1), party: { kind: 'subject' } } as const;
    expect(listProofs(vault.read, inContact)).toEqual([
      {
        ...proof,
        proofId: 'p-2',
        checkedAt: moment(5),
        checkedByName: 'Mette Clerk',
        secondedByName: null,
        pieces: [],
      },
      { ...proof, checkedByName: 'Mette Clerk', secondedByName: null, pieces: [] },
    ]);
    expect(() => raw(vault.read, `UPDATE identity_proof SET level = 'low'`)).toThrow(/never changes/);
    expect(() => raw(vault.read, 'DELETE FROM identity_proof')).toThrow(/never deleted/);
  });
});

const drafting = () => {
  const vault = serving();
  vault.transact((db) => beginAct(db, 'a-1', 'i-1', 'change-address'));
  return vault;
};

describe('a draft', () => {
  test('is saved on the revision that was shown, and on no other', () => {
    const vault = drafting();
    const save = (revision: number, street: string) =>
      vault.transact((db) => saveDraft(db, { actId: 'a-1', values: { street }, revision, at: moment(4) }));
    expect([save(1, 'first'), save(1, 'late'), save(2, 'second')]).toEqual([true, false, true]);
    expect(findAct(vault.read, 'a-1')).toMatchObject({
      state: 'draft',
      revision: 3,
      values: { street: 'second' },
    });
  });

  test('is the only one of its service in the interaction', () => {
    const vault = drafting();
    expect(findOpenDraft(vault.read, 'i-1', 'change-address')?.actId).toBe('a-1');
    expect(() => vault.transact((db) => beginAct(db, 'a-2', 'i-1', 'change-address'))).toThrow(/UNIQUE/);
    vault.transact((db) => discardAct(db, 'a-1'));
    expect(findOpenDraft(vault.read, 'i-1', 'change-address')).toBeNull();
    vault.transact((db) => beginAct(db, 'a-2', 'i-1', 'change-address'));
    expect(listActs(vault.read, 'i-1').map(({ actId }) => actId)).toEqual(['a-2']);
  });

  test('that was saved in between is not completed', () => {
    const vault = drafting();
    vault.transact((db) => saveDraft(db, { actId: 'a-1', values: {}, revision: 1, at: moment(4) }));
    expect(() => vault.transact((db) => finishAct(db, 'a-1', 'e-1'))).toThrow(/no draft a-1 at revision 1/);
  });

  test('becomes an act with its ground and obligations, which never changes again', () => {
    const vault = drafting();
    vault.transact((db) => finishAct(db, 'a-1', 'e-1'));
    expect(findAct(vault.read, 'a-1')).toMatchObject({
      state: 'completed',
      reference: 'R-a-1',
      legalState: 'captured',
      authority: {
        ground: 'mandate',
        mandateId: 'mandate-1',
        partyName: 'Peter Hansen',
        level: 'high',
        obligations: [{ code: 'notify-represented', params: {} }],
      },
    });
    expect(
      vault.transact((db) => saveDraft(db, { actId: 'a-1', values: {}, revision: 1, at: moment(5) })),
    ).toBe(false);
    expect(() => vault.transact((db) => discardAct(db, 'a-1'))).toThrow(/no draft/);
    expect(() => raw(vault.read, `UPDATE act SET form_values = '{}'`)).toThrow(/never changes/);
    expect(() => raw(vault.read, 'DELETE FROM act')).toThrow(/never deleted/);
  });
});

test('a file is open for the one who opened it, in that session, for the purpose chosen last', () => {
  const vault = serving();
  const who = { staffId: 'staff-1', personId: personId(1), sessionId: 's-1' };
  vault.transact((db) => {
    grantAccess(db, { ...who, purposeId: 'service', legalBasisId: 'law', at: moment(1) });
    grantAccess(db, { ...who, purposeId: 'complaint', legalBasisId: 'law', at: moment(2) });
  });
  const purpose = (of: Partial<typeof who>) => findAccess(vault.read, { ...who, ...of })?.purposeId;
  expect(purpose({})).toBe('complaint');
  expect([
    purpose({ sessionId: 's-2' }),
    purpose({ staffId: 'staff-2' }),
    purpose({ personId: personId(2) }),
  ]).toEqual([undefined, undefined, undefined]);
});
