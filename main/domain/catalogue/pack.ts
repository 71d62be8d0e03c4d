import { z } from 'zod';
import { AssuranceLevel, Channel } from '../../../preload/contract/values.ts';
import type { ServiceRule } from './service-rule.ts';

/** A country as versioned data: `resources/packs/<country>/`. Texts are beside it, keyed by the ids below. */

const LevelByChannel = z.partialRecord(Channel, AssuranceLevel.exclude(['none'])).readonly();
const Country = z.string().regex(/^[A-Z]{2}$/);
const ids = z.array(z.string()).min(1).readonly();

export const IdentityMethodRule = z
  .strictObject({
    method: z.string(),
    needsDocument: z.boolean(),
    /** A staff member must compare the face with the picture. */
    needsLikenessCheck: z.boolean(),
    /** Best level the method gives in each channel; a channel that is not here does not offer it. */
    levels: LevelByChannel,
  })
  .readonly();
export type IdentityMethodRule = z.infer<typeof IdentityMethodRule>;

export const DocumentRule = z
  .strictObject({
    documentKind: z.string(),
    hasExpiry: z.boolean(),
    levels: LevelByChannel,
    /** Countries whose documents of this kind are accepted. */
    acceptedFrom: z.union([z.literal('every-country'), z.array(Country).min(1).readonly()]),
  })
  .readonly();
export type DocumentRule = z.infer<typeof DocumentRule>;

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
    /** Countries to choose from, the pack's own first. */
    countries: z.array(Country).min(1).readonly(),
    /** Registers and other origins of facts. */
    sources: ids,
    mandateKinds: ids,
    benefitKinds: ids,
    timelineKinds: ids,
    /** How an interaction can end. */
    outcomes: ids,
  })
  .readonly();

/** Postcode to the name of its town. */
export const Postcodes = z.record(z.string().min(1), z.string().min(1)).readonly();

export type Pack = z.infer<typeof PackHeader> & {
  readonly services: readonly ServiceRule[];
  readonly postcodes: Readonly<Record<string, string>>;
};

/** The service of this id, or undefined where the pack has none. */
export const serviceOf = (pack: Pack, serviceId: string): ServiceRule | undefined =>
  pack.services.find((service) => service.serviceId === serviceId);
