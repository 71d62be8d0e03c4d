import { ParkedDetail, ParkedItem, UnreadableWork } from '../../preload/contract/outbox-parked.ts';
import { ok } from '../../preload/contract/result.ts';
import type { Script } from './scripted-core.ts';
import { parkedId, unsentScript } from './unsent-script.ts';

/** Work to be compared, field by field, and work that came out of a lost store: for looking at. */

const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

const item = (number: number, special: object, reason: string): ParkedItem =>
  ParkedItem.parse({
    envelopeId: parkedId(number),
    kind: 'act-completed',
    capturedAt: ago(5),
    content: {
      subject: { personId: 'p1', name: 'Karen Margrethe Sørensen' },
      serviceId: 'change-of-address',
      reference: '7K4-M4P-Q9T',
      interactionId: null,
      staffName: 'Anna Holm',
      isOwn: true,
      reason,
    },
    handovers: [],
    resolved: null,
    ...special,
  });

export const compareId = parkedId(41);
export const rescuedId = parkedId(42);
export const endedId = parkedId(43);

const toCompare = item(41, { next: 'compare', actions: ['compare', 'hand-over', 'withdraw'] }, 'conflict');
const lost = { next: 'write-again', actions: ['withdraw'] };
const rescued = item(42, lost, 'rescued/document-lost');
const ended = item(
  43,
  {
    next: 'write-again',
    actions: [],
    resolved: {
      how: 'withdrawn',
      staffName: 'Carla Nymand',
      at: ago(1),
      reason: 'Written again from the receipt that Karen had kept; the new reference is 7K9-M4P-Q9T.',
      successor: { envelopeId: parkedId(44), state: 'captured' },
    },
  },
  'rescued/document-lost',
);

const fields = ['street', 'houseNumber', 'postcode', 'town', 'careOf', 'moveDate'].map((fieldId) => ({
  fieldId,
  kind: fieldId === 'moveDate' ? 'day' : 'text',
  groupId: 'address',
  isRequired: fieldId !== 'careOf',
  widthChars: 20,
  inputMode: 'text',
  choices: [],
  showWhen: null,
}));

const base = {
  street: 'Søndergade',
  houseNumber: '7',
  postcode: '8000',
  town: 'Aarhus C',
  moveDate: '2026-11-01',
};
const here = {
  ...base,
  street: 'Vestergade',
  houseNumber: '12',
  careOf: 'c/o Kollektivet Regnbuen ved Åen, bagbygningen, opgang B, øverste etage til venstre',
};
const central = {
  ...base,
  street: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochgade',
  houseNumber: '34',
  postcode: '8200',
  town: 'Aarhus N',
};

const work = {
  serviceId: 'change-of-address',
  fields,
  units: [
    { fieldIds: ['street', 'houseNumber', 'postcode', 'town'], took: 'ask' },
    { fieldIds: ['careOf'], took: 'mine' },
    { fieldIds: ['moveDate'], took: 'same' },
  ],
  base,
  here,
  central,
  hereBy: { staffName: 'Anna Holm', office: 'Borgerservice Aarhus', at: ago(5) },
  centralBy: { staffName: 'Bo Lindqvist', office: 'Borgerservice Ringkøbing-Skjern', at: ago(4) },
  centralVersion: 3,
  draft: null,
  merged: here,
  faults: [],
  chosen: null,
};

const detailOf = (envelopeId: string): ParkedDetail =>
  ParkedDetail.parse({
    item: [toCompare, rescued, ended].find((each) => each.envelopeId === envelopeId),
    work: envelopeId === compareId ? work : null,
    documentsOf: null,
    newGround: null,
  });

const unreadable = [
  {
    journal: 'journal.sealed.set-aside-1795000000000',
    pieces: 2,
    lastWrittenAt: ago(26),
    ended: null,
    mayEnd: true,
  },
  {
    journal: 'journal.sealed.set-aside-1793000000000',
    pieces: 1,
    lastWrittenAt: ago(9000),
    ended: {
      staffName: 'Bo Lindqvist',
      at: ago(8000),
      words: 'Anna and Mette were asked: the last thing was a change of address, done again as 7K9-M4P-Q9T.',
    },
    mayEnd: false,
  },
].map((each) => UnreadableWork.parse(each));

/** `outbox`: a machine that was set up again has nothing in its own. */
export const mendingScript = (): Script => ({
  ...unsentScript(),
  'outbox/list': () => ok({ items: [] }),
  'parked/list': () => ok({ items: [toCompare, rescued, ended], unreadable }),
  'parked/get': ({ envelopeId }) => ok(detailOf(envelopeId)),
});
