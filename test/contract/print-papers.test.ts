import { afterEach, beforeEach, expect, test } from 'vitest';
import { generatePopulation } from '../../central/population/generate.ts';
import { handMade } from '../../central/population/hand-made/hand-made.ts';
import { PersonId } from '../../preload/contract/values.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { readPdf } from '../helpers/read-pdf.ts';
import {
  anders,
  andersShowsHisPassport,
  karen,
  makeThreadWorld,
  move,
  showsPassport,
  startAbout,
  startEnrolledDesk,
  today,
} from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

/** The receipt and the citizen's own view (B-30) on paper. */

const camilla = PersonId.parse(handMade.protectedWoman.personId);
const makeWorld = prepareCentral();
let world: CentralWorld;
let desk: HeadlessDesk;
beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  desk = await startEnrolledDesk(world);
});
afterEach(() => desk.close());

/** Without spaces: lines break where the paper wants. */
const unspaced = (text: string): string => text.replaceAll(/\s+/gu, '');
const textOf = async ({ data }: { readonly data: string }): Promise<string> =>
  unspaced((await readPdf(Buffer.from(data, 'base64'))).text);

const andersMovesKaren = async () => {
  const interactionId = await startAbout(desk, karen);
  await andersShowsHisPassport(desk, interactionId);
  return move(desk, interactionId, '14');
};

const danishDay = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'UTC' }).format(
  new Date(`${today}T12:00:00Z`),
);

test('a receipt says what the service does next, in the citizen’s language, and nothing of what was filled in', async () => {
  const actId = await andersMovesKaren();
  const { reference, nextSteps } = await desk.get('act/receipt', { actId });
  const printed = await desk.get('act/print-receipt', { actId });
  expect(printed.fileName).toBe(`Kvittering-${reference}.pdf`);
  const text = await textOf(printed);
  expect(nextSteps.map(({ code }) => code)).toContain('represented-told');
  for (const words of [
    reference,
    `1.Kommunen registrerer den nye adresse fra ${danishDay}.`,
    'nyt sundhedskort',
    'får besked om, hvad Anders Sørensen har ændret.',
    'Borgerservice Aarhus',
  ])
    expect(text).toContain(unspaced(words));
  expect(text.match(/\d\.(Kommunen|Hvis|Karen)/gu)).toHaveLength(nextSteps.length);
  expect(text).not.toContain('Vestergade');
  expect(text).not.toContain(unspaced('skriver til dig'));
});

test('the citizen reads who looked and who acted by name and office, and each use of a mandate', async () => {
  const actId = await andersMovesKaren();
  const { reference } = await desk.get('act/receipt', { actId });
  const { lines } = await desk.get('person/own-view', { personId: karen });
  expect(lines.find(({ kind }) => kind === 'opened')).toMatchObject({
    by: 'Anna Holm, Borgerservice Aarhus',
    purposeId: 'act-on-behalf',
  });
  expect(lines.find(({ kind }) => kind === 'done')).toMatchObject({
    by: 'Anders Sørensen',
    servedBy: 'Anna Holm, Borgerservice Aarhus',
    ground: 'mandate',
    reference,
  });
  const text = await textOf(await desk.get('person/print-own-view', { personId: karen }));
  expect(text).toContain(unspaced('Åbnet af Anna Holm, Borgerservice Aarhus'));
  expect(text).toContain(unspaced('Betjent af Anna Holm, Borgerservice Aarhus'));
  expect(text).toMatch(
    new RegExp(`Hvergangdenerbrugt:–[^–]*·brugt·Flytning[^–]*·${reference}·AnnaHolm`, 'u'),
  );
  expect(text).not.toContain('staff-anna');
});

test('who holds a mandate reads that they do, and not what others did with it', async () => {
  await andersMovesKaren();
  await startAbout(desk, anders);
  const text = await textOf(await desk.get('person/print-own-view', { personId: anders }));
  expect(text).toContain(unspaced('Fået fra Karen Margrethe Sørensen'));
  expect(text).not.toContain(unspaced('Hver gang den er brugt'));
});

test('where somebody protected lives is on no paper: not the own view, not a receipt, not a mandate', async () => {
  const record = [...generatePopulation({ seed: 7, size: 150, today })].find(
    ({ person }) => person.personId === camilla,
  )?.person;
  const interactionId = await startAbout(desk, camilla);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await showsPassport(desk, interactionId);
  const actId = await move(desk, interactionId, '14');
  const giving = { way: 'signature-on-screen', signaturePath: 'M 10 20 L 30 40.5' } as const;
  const { mandateId } = await desk.get('mandate/make', {
    interactionId,
    draft: {
      kind: 'personal',
      grantees: [{ kind: 'person', partyId: anders, name: 'Anders Sørensen' }],
      decide: 'alone',
      scope: [{ serviceId: (await desk.get('act/receipt', { actId })).serviceId, power: 'see' }],
      channels: [],
      restrictions: '',
      duration: 'one-month',
      validFrom: today,
      language: 'da',
    },
    giving,
  });
  const papers = await Promise.all([
    desk.get('act/print-receipt', { actId }),
    desk.get('person/print-own-view', { personId: camilla }),
    desk.get('mandate/print', { mandateId, language: 'da', isLargePrint: false }),
  ]);
  const all = (await Promise.all(papers.map(textOf))).join(' ');
  const { address, contacts } = record ?? {};
  const secrets = [
    address?.street,
    address?.postcode,
    address?.town,
    ...(contacts ?? []).map(({ value }) => value),
  ];
  expect(secrets.length).toBeGreaterThan(3);
  for (const secret of [...secrets, 'Vestergade']) {
    expect(secret).toBeTruthy();
    expect(all).not.toContain(unspaced(secret ?? ''));
  }
});

test('what other desks did is told once central has said it', async () => {
  const actId = await andersMovesKaren();
  const { reference } = await desk.get('act/receipt', { actId });
  const other = await startEnrolledDesk(world);
  try {
    await startAbout(other, karen);
    const { lines } = await eventually(
      () => other.get('person/own-view', { personId: karen }),
      (view) => view.lines.some((line) => line.reference === reference),
    );
    expect(lines.find((line) => line.reference === reference)).toMatchObject({
      from: 'central',
      servedBy: null,
    });
  } finally {
    await other.close();
  }
});
