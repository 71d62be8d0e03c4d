import type { Consent, Receiver } from '../../../preload/contract/consent.ts';
import { consentStatus } from '../../domain/consents/consent-status.ts';
import type { ReceiverRule } from '../../domain/consents/receiver-rule.ts';
import { listConsents, type ConsentRow } from '../../vault/queries/consents.ts';
import type { Desk } from '../desk.ts';
import { todayAt } from '../today.ts';

export const toConsent = (desk: Desk, { isRefused, ...row }: ConsentRow): Consent => ({
  ...row,
  status: consentStatus({ ...row, isRefused }, todayAt(desk)),
});

/** Newest first, with what has ended. */
export const consentsOf = (desk: Desk, personId: string): readonly Consent[] =>
  listConsents(desk.vault.read, personId).map((row) => toConsent(desk, row));

type Word = Pick<Consent, 'receiverId' | 'purposeId' | 'wordingVersion'>;

/** Two desks may write down the same word of a citizen: that the receiver may have these data for this. */
export const isSameWord = (one: Word, other: Word): boolean =>
  one.receiverId === other.receiverId &&
  one.purposeId === other.purposeId &&
  one.wordingVersion === other.wordingVersion;

/** A consent counts for the words it was given to: another wording of the same receiver is asked for anew. */
export const standsFor = (consent: Consent, { receiverId, basis }: ReceiverRule): boolean =>
  basis.kind === 'consent' &&
  consent.status === 'live' &&
  consent.receiverId === receiverId &&
  consent.purposeId === basis.purposeId &&
  consent.wordingVersion === basis.wordingVersion &&
  basis.dataIds.every((dataId) => consent.dataIds.includes(dataId));

/** A receiver of the pack, with the consent that stands for it already. */
export const toReceiver = (rule: ReceiverRule, consents: readonly Consent[]): Receiver => {
  const { receiverId, basis } = rule;
  if (basis.kind === 'law') return { receiverId, basis };
  const consentId = consents.find((consent) => standsFor(consent, rule))?.consentId ?? null;
  return { receiverId, basis: { ...basis, consentId } };
};
