import { expect, test } from 'vitest';
import { calls, isCallName, type AnyAnswer, type CallName } from '../../preload/contract/calls.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { aboutNoWork, askedOfWork, type AskedOfWork } from '../helpers/asked-of-work.ts';
import { readPdf } from '../helpers/read-pdf.ts';
import { anna, anders, changeOfAddress, karen } from '../helpers/thread-desk.ts';
import { pin, type HeadlessDesk } from '../helpers/thread-world.ts';
import { bo, boPin, leaveUnsentWork, secrets, type UnsentOfAnna } from '../helpers/unsent-of-anna.ts';

const makeWorld = prepareCentral();

/** All that an answer says: its text, and what lies in it as a file. */
const saidBy = async (answer: AnyAnswer): Promise<Buffer> => {
  const { data = '', ...rest } = (answer.ok ? answer.value : answer.problem) as { readonly data?: string };
  const file = Buffer.from(data, 'base64');
  const printed = file.subarray(0, 4).equals(Buffer.from('%PDF')) ? (await readPdf(file)).text : '';
  return Buffer.concat([Buffer.from(JSON.stringify(rest)), Buffer.from(printed), file]);
};

const secretsIn = (said: Buffer, { document: attached }: UnsentOfAnna): readonly string[] => [
  ...Object.entries(secrets).flatMap(([name, secret]) => (said.includes(secret) ? [name] : [])),
  ...(said.includes(attached.subarray(2000, 2032)) ? ['document'] : []),
];

const ask = (desk: HeadlessDesk, call: CallName, table: AskedOfWork): Promise<AnyAnswer> =>
  desk.ask(call, table[call] as never);

const fileOf = async (desk: HeadlessDesk): Promise<string> =>
  (await desk.get('courier/export', {})).file.fileId;

test('every call of the contract is in the table, or is about no work', () => {
  const inTable = Object.keys(askedOfWork({ waiting: {}, draft: {} } as never, ''));
  expect([...inTable, ...aboutNoWork].toSorted()).toEqual(Object.keys(calls).toSorted());
});

test('a colleague at the same machine, with the citizen’s file open for a purpose, reads unsent work through no call there is; its author does', async () => {
  const unsent = await leaveUnsentWork(makeWorld);
  const { desk } = unsent;
  const readable = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
    const table = askedOfWork(unsent, await fileOf(desk));
    const told = new Map<string, readonly string[]>();
    for (const call of Object.keys(table)) {
      if (!isCallName(call)) continue;
      const answer = await ask(desk, call, table);
      expect({ call, answer }).not.toMatchObject({ answer: { problem: { code: 'contract/invalid-input' } } });
      const found = secretsIn(await saidBy(answer), unsent);
      if (found.length > 0) told.set(call, found);
    }
    return told;
  };

  await desk.get('session/sign-out', {});
  await desk.get('session/sign-in', { staffId: bo, pin: boPin });
  const purpose = { purposeId: 'act-on-behalf', legalBasisId: 'cpr-act-6' };
  await desk.get('person/open', { personId: anders, purpose });
  expect(Object.fromEntries(await readable())).toEqual({});

  // A contact of his own about the same citizen offers him no more.
  const { interactionId } = await desk.get('interaction/start', {
    personId: karen,
    channel: 'counter',
    mode: 'assisting',
  });
  const own = { interactionId, serviceId: changeOfAddress };
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  const begun = await desk.ask('act/begin', own);
  const form = begun.ok ? await desk.ask('act/form', { actId: begun.value.actId }) : begun;
  for (const answer of [await desk.ask('interaction/get', own), await desk.ask('service/list', own), form])
    expect(secretsIn(await saidBy(answer), unsent)).toEqual([]);

  await desk.get('session/sign-out', {});
  await desk.get('session/sign-in', { staffId: anna, pin });
  const table = askedOfWork(unsent, '');
  const seen = new Set<string>();
  for (const call of ['parked/get', 'act/form', 'attachment/read'] as const)
    for (const secret of secretsIn(await saidBy(await ask(desk, call, table)), unsent)) seen.add(secret);
  expect([...seen].toSorted()).toEqual(['amendment', 'document', 'draft', 'parked']);
});
