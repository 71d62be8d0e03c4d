import type { ActPayload, EnvelopeAuthority } from '../../../central/api/work.ts';
import type { Receiver } from '../../../preload/contract/consent.ts';
import type { ActReview } from '../../../preload/contract/service.ts';
import { receiversOfService, tellPlan, type Told } from '../../domain/consents/tell-plan.ts';
import type { WriteDb } from '../../vault/open.ts';
import { insertChosenReceivers, type ChosenReceiver } from '../../vault/queries/receivers.ts';
import type { Desk } from '../desk.ts';
import type { OpenAct } from '../open-act.ts';
import { consentsOf, standsFor, toReceiver } from './consent-view.ts';
import { writeConsent } from './write-consent.ts';

/**
 * Who may be told of an act: those the law names, and those the citizen may choose. Whoever acts for somebody else chooses among those the
 * citizen has consented to: nobody consents for another.
 */
export const receiversFor = (
  desk: Desk,
  { interaction, service }: OpenAct,
): Pick<ActReview, 'receivers' | 'asksCitizenAlone'> => {
  const rules = receiversOfService(desk.pack.receivers, service.serviceId);
  const consents = rules.length === 0 ? [] : consentsOf(desk, interaction.subjectId);
  const all = rules.map((rule) => toReceiver(rule, consents));
  const receivers = interaction.party?.kind === 'subject' ? all : all.filter(isSettled);
  return { receivers, asksCitizenAlone: receivers.length < all.length };
};

const isSettled = ({ basis }: Receiver): boolean => basis.kind === 'law' || basis.consentId !== null;

/**
 * Writes down whom an act is told to, inside the transaction that completes it. A consent that is new goes to central before the act
 * that rests on it: they share a lane.
 */
export const tellOthers = (
  desk: Desk,
  db: WriteDb,
  {
    draft,
    chosen,
    authority,
  }: {
    readonly draft: OpenAct;
    readonly chosen: readonly string[];
    readonly authority: EnvelopeAuthority;
  },
): ActPayload['receivers'] => {
  const { act, interaction, service } = draft;
  const rules = receiversOfService(desk.pack.receivers, service.serviceId);
  const consents = consentsOf(desk, interaction.subjectId);
  const standing = rules.flatMap((rule) => consents.find((consent) => standsFor(consent, rule)) ?? []);
  const write = (told: Told): readonly ChosenReceiver[] => {
    if (told.basis === 'law') return [{ ...told, consentId: null }];
    if (told.basis === 'consent') return [told];
    const { receiverId, rule } = told;
    if (rule.basis.kind === 'law' || authority.ground !== 'self') return [];
    const consentId = writeConsent(desk, db, {
      personId: interaction.subjectId,
      interactionId: interaction.interactionId,
      receiverId,
      basis: rule.basis,
      validUntil: null,
      way: wayIn(interaction.channel),
      authority,
    });
    return [{ receiverId, basis: 'consent', consentId }];
  };
  const receivers = tellPlan(rules, chosen, standing).flatMap(write);
  insertChosenReceivers(db, act.actId, receivers);
  return [...receivers];
};

const wayIn = (channel: string): 'said-on-phone' | 'said-at-desk' =>
  channel === 'phone' || channel === 'callback' ? 'said-on-phone' : 'said-at-desk';
