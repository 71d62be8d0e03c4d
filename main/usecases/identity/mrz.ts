import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { lowerByMrz, mrzFaults } from '../../domain/identity/assess-mrz.ts';
import { assessProof } from '../../domain/identity/assess-proof.ts';
import { readMrz } from '../../domain/identity/read-mrz.ts';
import type { Desk } from '../desk.ts';
import { todayAt } from '../today.ts';
import { keepProof } from './keep-proof.ts';
import { findParty } from './party-facts.ts';
import { findUsable } from './usable-method.ts';

/** Reads the machine-readable zone and holds it against the party; nothing is kept. */
export const readZone = (desk: Desk, { interactionId, lines }: Input<'identity/read-mrz'>) => {
  const party = findParty(desk, interactionId);
  if (!party.ok) return party;
  const today = todayAt(desk);
  const reading = readMrz(lines, { documentKinds: desk.pack.documentKinds, today });
  return ok({ ...reading, faults: mrzFaults(reading, { party: party.value.registered, today }) });
};

/** Records the document as its zone says it. Wrong check digits or another birth date are recorded as proving nothing. */
export const recordZone = (desk: Desk, input: Input<'identity/record-mrz'>) => {
  const usable = findUsable(desk, input.interactionId, 'document');
  if (!usable.ok) return usable;
  const { method, interaction, registered } = usable.value;
  const today = todayAt(desk);
  const reading = readMrz(input.lines, { documentKinds: desk.pack.documentKinds, today });
  const { documentKind, number, issuingCountry, expiresOn } = reading;
  if (documentKind === null || issuingCountry === null || number === '') {
    return fail({ code: 'identity/mrz-unreadable' as const });
  }
  const document = { documentKind, number, issuingCountry, expiresOn };
  const assessed = assessProof({
    method: method.method,
    document,
    channel: interaction.channel,
    isLikenessChecked: input.isLikenessChecked,
    pack: desk.pack,
    today,
  });
  if (!assessed.ok) return assessed;
  const worth = lowerByMrz(assessed.value, mrzFaults(reading, { party: registered, today }));
  return ok(keepProof(desk, { interaction }, { method, document, ...worth }));
};
