import { beforeEach, describe, expect, test } from 'vitest';
import { createPrinter } from '../../../../../main/print/render-paper.ts';
import type { Desk } from '../../../../../main/usecases/desk.ts';
import { makeMandate } from '../../../../../main/usecases/mandates/make-mandate.ts';
import { printMandate } from '../../../../../main/usecases/mandates/print-mandate.ts';
import { withdrawMandate } from '../../../../../main/usecases/mandates/withdraw-mandate.ts';
import { decideForService } from '../../../../../main/usecases/authority.ts';
import type { MandateId } from '../../../../../preload/contract/values.ts';
import {
  changeOfAddress,
  draftFor,
  makeMandateWorld,
  representative,
  signature,
  type MandateWorld,
} from '../../../../helpers/mandate-world.ts';
import { readPdf } from '../../../../helpers/read-pdf.ts';

let world: MandateWorld;
let mandateId: MandateId;
const print = createPrinter('resources');

beforeEach(async () => {
  world = await makeMandateWorld();
  const interactionId = world.begin();
  const made = await makeMandate(world.desk, { interactionId, draft: draftFor(), giving: signature });
  if (!made.ok) throw new Error(made.problem.code);
  ({ mandateId } = made.value);
});

const printed = (desk: Desk = world.desk) =>
  printMandate(desk, print, { mandateId, language: 'en', isLargePrint: false });

const textOf = async (): Promise<string> => {
  const paper = await printed();
  if (!paper.ok) throw new Error(paper.problem.code);
  return (await readPdf(Buffer.from(paper.value.data, 'base64'))).text;
};

/** What Peter may do with it today, by the rules that decide at the counter. */
const mayPeterAct = (): boolean => {
  const interactionId = world.begin({ party: representative() });
  const answer = decideForService(world.desk, { interactionId, serviceId: changeOfAddress });
  return answer.ok && answer.value.outcome === 'permit' && answer.value.ground === 'mandate';
};

/** The same version of the wording, with one word changed since it was signed. */
const tampered = (change: (text: string) => string): Desk => ({
  ...world.desk,
  pack: {
    ...world.desk.pack,
    wordings: world.desk.pack.wordings.map((wording) => ({
      ...wording,
      paragraphs: wording.paragraphs.map((paragraph, index) =>
        index === 0
          ? {
              ...paragraph,
              text: Object.fromEntries(
                Object.entries(paragraph.text).map(([tag, text]) => [
                  tag,
                  tag === 'pl' ? change(text) : text,
                ]),
              ),
            }
          : paragraph,
      ),
    })),
  },
});

describe('the seal over the words', () => {
  test('prints what was signed', async () => {
    expect(await printed(tampered((text) => text))).toMatchObject({ ok: true });
  });

  test('refuses a wording of which a word was changed since, in whichever language', async () => {
    const paper = await printed(tampered((text) => `${text} `));
    expect(paper).toEqual({ ok: false, problem: { code: 'mandate/wording-changed' } });
    expect(actions()).toContain('mandate/seal-broken');
    expect(actions()).not.toContain('mandate/printed');
  });

  test('refuses a mandate of which what was agreed was changed in the vault', async () => {
    world.vault.transact((db) => {
      db.prepare(`UPDATE mandate SET valid_until = '2099-01-01' WHERE mandate_id = ?`).run(mandateId);
    });
    expect(await printed()).toMatchObject({ problem: { code: 'mandate/wording-changed' } });
  });
});

describe('the validity on the paper', () => {
  test.each([
    ['2026-03-02T09:00:00.000Z', 'In force', true],
    // The last day is one on which it still holds.
    ['2026-08-30T20:00:00.000Z', 'In force', true],
    ['2026-08-31T07:00:00.000Z', 'Expired', false],
  ])('on %s it says: %s, as the rules decide', async (now, words, holds) => {
    world.setNow(now);
    expect(await textOf()).toContain(words);
    expect(mayPeterAct()).toBe(holds);
  });

  test('names the days from and until which the rules hold it', async () => {
    expect(await textOf()).toContain('2 March 2026 – 30 August 2026');
  });

  test('withdrawn, it says before anything else that it does not hold, and since when', async () => {
    const interactionId = world.begin();
    expect(withdrawMandate(world.desk, { interactionId, mandateId, reason: '' })).toMatchObject({ ok: true });
    const text = await textOf();
    expect(text).toContain('Withdrawn 2 March 2026');
    expect(text.indexOf('This mandate does not hold')).toBeLessThan(text.indexOf('What it covers'));
    expect(mayPeterAct()).toBe(false);
  });
});

const actions = (): readonly string[] =>
  world.vault.read
    .prepare<[], { readonly action: string }>('SELECT action FROM audit ORDER BY sequence')
    .all()
    .map(({ action }) => action);
