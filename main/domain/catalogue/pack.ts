import { z } from 'zod';
import { AttachmentPolicy } from '../../../preload/contract/attachment.ts';
import { Channel } from '../../../preload/contract/values.ts';
import { DocumentRule, IdentityMethodRule, PointsRule, QuestionsRule } from './identity-rules.ts';
import { MandateRules } from '../mandates/mandate-rules.ts';
import { ReceiverRule } from '../consents/receiver-rule.ts';
import type { PrintLanguages, Wording } from '../wordings/wording.ts';
import type { ServiceRule } from './service-rule.ts';

/** A country as versioned data: `resources/packs/<country>/`. Texts are beside it, keyed by the ids below. */

const Country = z.string().regex(/^[A-Z]{2}$/);
const ids = z.array(z.string()).min(1).readonly();

export const PackHeader = z
  .strictObject({
    country: Country,
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    currency: z.string().regex(/^[A-Z]{3}$/),
    /** IANA name: days begin and end by this clock. */
    timeZone: z.string(),
    channels: z.array(Channel).min(1).readonly(),
    purposes: z.array(z.strictObject({ purposeId: z.string(), legalBasisIds: ids }).readonly()).readonly(),
    /** How long a proof counts where no service says otherwise. */
    identityMaxAgeMinutes: z.number().int().positive(),
    identityMethods: z.array(IdentityMethodRule).readonly(),
    documentKinds: z.array(DocumentRule).readonly(),
    identityPoints: PointsRule.nullable().default(null),
    identityQuestions: QuestionsRule.nullable().default(null),
    /** Countries to choose from, the pack's own first. */
    countries: z.array(Country).min(1).readonly(),
    /** Registers and other origins of facts. */
    sources: ids,
    mandateKinds: ids,
    mandateMaking: MandateRules,
    benefitKinds: ids,
    timelineKinds: ids,
    /** How an interaction can end. */
    outcomes: ids,
    /** Who is told of a change (tell us once), what of, and why. */
    receivers: z.array(ReceiverRule).readonly(),
    consentData: z.array(z.string()).readonly(),
    consentPurposes: z.array(z.string()).readonly(),
    /** What may be attached to work. */
    attachments: AttachmentPolicy,
  })
  .readonly();

/** Postcode to the name of its town. */
export const Postcodes = z.record(z.string().min(1), z.string().min(1)).readonly();

export type Pack = z.infer<typeof PackHeader> & {
  readonly services: readonly ServiceRule[];
  readonly postcodes: Readonly<Record<string, string>>;
  /** Every sealed version that was ever shipped. */
  readonly wordings: readonly Wording[];
  readonly printLanguages: PrintLanguages;
};

/** Ids of the services whose work leaves first where the link is slow or metered. */
export const urgentServicesOf = (pack: Pack): readonly string[] =>
  pack.services.filter(({ isUrgent }) => isUrgent).map(({ serviceId }) => serviceId);

/** The service of this id, or undefined where the pack has none. */
export const serviceOf = (pack: Pack, serviceId: string): ServiceRule | undefined =>
  pack.services.find((service) => service.serviceId === serviceId);
