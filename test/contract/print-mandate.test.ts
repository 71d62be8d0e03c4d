import jsQrModule from 'jsqr';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Mandate } from '../../preload/contract/mandate.ts';
import type { Input, Output } from '../../preload/contract/calls.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { drawPages, letterSizes } from '../helpers/draw-pdf.ts';
import { readPdf } from '../helpers/read-pdf.ts';
import {
  anders,
  changeOfAddress,
  karen,
  makeThreadWorld,
  showsPassport,
  startAbout,
  startEnrolledDesk,
  today,
} from '../helpers/thread-desk.ts';
import { eventually, type HeadlessDesk } from '../helpers/thread-world.ts';

/** Mandates on paper, made at a desk with its central and read back from the PDF as a citizen, a scanner and another desk would. */

/** The package is CommonJS, and its types do not say so. */
const readQr = jsQrModule as unknown as typeof jsQrModule.default;
const makeWorld = prepareCentral();
let world: CentralWorld;
let desk: HeadlessDesk;
beforeEach(async () => {
  world = await makeThreadWorld(makeWorld);
  desk = await startEnrolledDesk(world);
});
afterEach(() => desk.close());

/** Karen is at the counter with her passport, hears the words and gives Anders a mandate for half a year. */
const karenGives = async (
  language = 'ar',
): Promise<Mandate & { readonly heard: Output<'mandate/preview'>['paragraphs'] }> => {
  const interactionId = await startAbout(desk, karen);
  await desk.get('interaction/set-party', { interactionId, party: { kind: 'subject' } });
  await showsPassport(desk, interactionId);
  const draft: Input<'mandate/make'>['draft'] = {
    kind: 'personal',
    grantees: [{ kind: 'person', partyId: anders, name: 'Anders Sørensen' }],
    decide: 'alone',
    scope: [
      { serviceId: changeOfAddress, power: 'see' },
      { serviceId: changeOfAddress, power: 'receive-letters' },
    ],
    channels: ['counter'],
    restrictions: 'Kun flytningen til Vestergade.',
    duration: 'half-year',
    validFrom: today,
    language,
  };
  const giving = { way: 'signature-on-screen', signaturePath: 'M 10 20 L 30 40.5' } as const;
  const { paragraphs } = await desk.get('mandate/preview', { interactionId, draft });
  return { ...(await desk.get('mandate/make', { interactionId, draft, giving })), heard: paragraphs };
};

/** Once central has registered it and the credential has come back. */
const registered = ({ mandateId }: Mandate) =>
  eventually(
    () => desk.get('mandate/get', { mandateId }),
    ({ credentialText, mandate }) => credentialText !== null && mandate.credential.state === 'verified',
  );

const paperOf = async ({ mandateId }: Mandate, wish: Partial<Input<'mandate/print'>> = {}) => {
  const printed = await desk.get('mandate/print', {
    mandateId,
    language: 'da',
    isLargePrint: false,
    ...wish,
  });
  return { ...printed, file: Buffer.from(printed.data, 'base64') };
};

const unspaced = (text: string): string => text.replaceAll(/\s/gu, '');

test('stands in the citizen’s language and beside it in the one that binds, word for word as it was read out', async () => {
  const mandate = await karenGives('pl');
  const { file, fileName } = await paperOf(mandate, { language: 'pl' });
  const { text, language, title } = await readPdf(file);
  expect(language).toBe('pl');
  expect(title).toBe('Pełnomocnictwo: Karen Margrethe Sørensen');
  expect(fileName).toMatch(/^Pełnomocnictwo-[0-9a-f]{8}\.pdf$/u);
  expect(mandate.heard.length).toBeGreaterThan(4);
  const read = mandate.heard.flatMap((paragraph) => [paragraph.text, paragraph.binding]);
  for (const words of ['Treść (Polski)', 'Ordlyd (Dansk)', ...read])
    expect(unspaced(text)).toContain(unspaced(words));
});

test('in Danish the words stand once', async () => {
  const { text } = await readPdf((await paperOf(await karenGives('da'))).file);
  expect(text.match(/Kun flytningen til Vestergade\./gu)).toHaveLength(1);
});

test('before it is registered the paper says so instead of carrying a code', async () => {
  await world.central.close();
  const { file } = await paperOf(await karenGives(), { language: 'en' });
  expect((await readPdf(file)).text).toContain('Not yet registered');
  expect((await codesOn(file)).length).toBe(0);
});

test('the code on the paper is the credential, and another desk without a network takes it as the same mandate', async () => {
  const mandate = await karenGives();
  const { credentialText } = await registered(mandate);
  const { file } = await paperOf(mandate, { language: 'ar' });
  const codes = await codesOn(file);
  expect(codes).toEqual([credentialText]);
  const other = await startEnrolledDesk(world);
  try {
    await world.central.close();
    const interactionId = await startAbout(other, karen);
    const brought = { kind: 'credential', text: codes[0] ?? '' } as const;
    const shown = await other.get('mandate/prove', { interactionId, brought });
    expect(shown).toMatchObject({
      mandateId: mandate.mandateId,
      grantee: { partyId: anders },
      scope: mandate.scope,
      status: 'live',
      credential: { state: 'verified' },
    });
    const forged = { kind: 'credential', text: `${codes[0]?.slice(0, -6) ?? ''}AAAAAA` } as const;
    expect(await other.ask('mandate/prove', { interactionId, brought: forged })).toMatchObject({
      problem: { code: 'mandate/credential-forged' },
    });
  } finally {
    await other.close();
  }
});

test('the large print is larger in every letter that is read', async () => {
  const mandate = await karenGives();
  const sizesOf = async (isLargePrint: boolean) =>
    (await letterSizes((await paperOf(mandate, { isLargePrint })).file)).map(({ points }) => points);
  const [usual, large] = [await sizesOf(false), await sizesOf(true)];
  expect(Math.min(...large)).toBeGreaterThanOrEqual(12);
  expect(runningSize(usual)).toBeLessThan(12);
  expect(runningSize(large)).toBeGreaterThanOrEqual(16);
});

test('the seal that is printed is the one that was signed and that central keeps', async () => {
  const mandate = await karenGives();
  const { wording } = await registered(mandate);
  const { file, wordingHash } = await paperOf(mandate, { language: 'en' });
  expect(wordingHash).toBe(wording?.hash);
  expect(unspaced((await readPdf(file)).text)).toContain(wordingHash);
});

/** What a camera at 150 dots an inch reads off the paper. */
const codesOn = async (file: Buffer): Promise<readonly string[]> =>
  (await drawPages(file, 150)).flatMap(({ data, width, height }) => {
    const found = readQr(data, width, height);
    return found === null ? [] : [found.data];
  });

/** The size that most of the text has: the middle one. */
const runningSize = (sizes: readonly number[]): number =>
  sizes.toSorted((one, other) => one - other)[Math.floor(sizes.length / 2)] ?? 0;
