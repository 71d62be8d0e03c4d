import { z } from 'zod';
import { ObligationCode } from '../../../preload/contract/authority.ts';
import { DecisionType, FieldValue } from '../../../preload/contract/service.ts';
import { AssuranceLevel, Channel, Power, ServiceId } from '../../../preload/contract/values.ts';
import { Circumstance } from './circumstance.ts';
import { ServiceCheck } from './service-check.ts';

/** One service of a pack, as data: `resources/packs/<country>/services/<service>.json`. */

/** A fact that the sources hold about the subject and that a field can be filled or compared with. */
export const KnownFact = z.enum([
  'address.street',
  'address.houseNumber',
  'address.floorAndDoor',
  'address.postcode',
  'address.town',
  'address.careOf',
  'address.movedInOn',
  'account.masked',
  'household.size',
]);
export type KnownFact = z.infer<typeof KnownFact>;

export const ServiceField = z
  .strictObject({
    fieldId: z.string().regex(/^[a-z][A-Za-z]*$/),
    kind: z.enum(['text', 'day', 'choice', 'people', 'money', 'yes-no']),
    groupId: z.string(),
    isRequired: z.boolean(),
    widthChars: z.number().int().positive(),
    /** Longest text that is taken, in characters. */
    maxLength: z.number().int().positive().max(2000).default(200),
    inputMode: z.enum(['text', 'numeric']).default('text'),
    /** Values of a choice; their texts are `service.<service>.choice.<field>.<value>`. */
    choices: z.array(z.string()).readonly().default([]),
    showWhen: z.strictObject({ fieldId: z.string(), equals: FieldValue }).readonly().nullable().default(null),
    /** What the sources know of this field: shown as "before", with its source and age. */
    knownFrom: KnownFact.nullable().default(null),
    /** What the form starts with: nothing, what is known, or the day it is opened. */
    startsWith: z.enum(['blank', 'known', 'today']).default('blank'),
    /** What becomes of it where desk and central both changed it: a person is asked, or one side's stands, or sets are joined. */
    merge: z.enum(['ask', 'mine', 'theirs', 'union']).default('ask'),
    /** Fields that mean something only together are merged as one: a street of one address in the town of another is nobody's. */
    mergeUnit: z.string().nullable().default(null),
  })
  .readonly();
export type ServiceField = z.infer<typeof ServiceField>;

const ServiceObligation = z.strictObject({ code: ObligationCode, when: Circumstance }).readonly();
/** Text: `service.<service>.next.<code>`. */
const ServiceNextStep = z.strictObject({ code: z.string(), when: Circumstance }).readonly();

export const ServiceRule = z
  .strictObject({
    serviceId: ServiceId,
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    /** Text: `owner.<id>`. */
    owner: z.string(),
    law: z.string(),
    /** The register that puts it into force, by its name on the status board; null where central does that itself. */
    confirmedBy: z.string().nullable().default(null),
    decisionType: DecisionType,
    /** Smallest unit of the currency. */
    feeMinor: z.number().int().nonnegative(),
    /** The one power that a representative needs to do this. */
    power: Power,
    /** Level of identity needed in each channel; a channel that is not here does not offer the service. */
    levels: z.partialRecord(Channel, AssuranceLevel.exclude(['none'])).readonly(),
    /** After how long a proof of identity no longer counts for this service. */
    identityMaxAgeMinutes: z.number().int().positive(),
    /** How old the knowledge about a mandate may be while there is no network. */
    mandateMaxAgeOfflineHours: z.number().int().nonnegative(),
    /** Past that age it may still be taken down for central to judge; never where money moves (domain.md, rule 10). */
    capturesProvisionally: z.boolean().default(false),
    /** Which of a guardian's matters it belongs to (værgemålsloven § 5). */
    matters: z.enum(['personal', 'economic']).default('personal'),
    /** With two custody holders: one may do it, both are told of it, or both must agree (forældreansvarsloven § 3). */
    custody: z.enum(['one', 'both-told', 'both-agree']).default('both-told'),
    /** May be done on the emergency ground (domain.md, rule 12). */
    emergency: z.boolean().default(false),
    /** Somebody relies on it at once: on a slow or metered link it leaves before other work, with its documents. */
    isUrgent: z.boolean().default(false),
    /** A second person approves it whoever does it. */
    needsFourEyes: z.boolean().default(false),
    obligations: z.array(ServiceObligation).readonly(),
    fields: z.array(ServiceField).min(1).readonly(),
    checks: z.array(ServiceCheck).readonly(),
    nextSteps: z.array(ServiceNextStep).min(1).readonly(),
  })
  .readonly();
export type ServiceRule = z.infer<typeof ServiceRule>;
