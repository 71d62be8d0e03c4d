import { receiverFaults } from '../consents/receiver-rule.ts';
import type { Pack } from './pack.ts';
import type { ServiceCheck } from './service-check.ts';
import type { ServiceRule } from './service-rule.ts';

/** What no schema of one file can see: ids that occur twice, and references to what is not there. */
export const packFaults = (pack: Pack): readonly string[] => [
  ...twice(
    'purpose',
    pack.purposes.map((each) => each.purposeId),
  ),
  ...twice(
    'identity method',
    pack.identityMethods.map((each) => each.method),
  ),
  ...twice(
    'document kind',
    pack.documentKinds.map((each) => each.documentKind),
  ),
  ...twice(
    'service',
    pack.services.map((each) => each.serviceId),
  ),
  ...(pack.countries[0] === pack.country ? [] : [`countries: ${pack.country} must come first`]),
  ...(isTimeZone(pack.timeZone) ? [] : [`timeZone: ${pack.timeZone} is unknown`]),
  ...receiverFaults(
    pack,
    pack.services.map((each) => each.serviceId),
  ),
  ...pack.services.flatMap((service) => serviceFaults(service, pack)),
  ...mandateFaults(pack),
];

const mandateFaults = ({ mandateKinds, mandateMaking, services, wordings }: Pack): readonly string[] => {
  const { kinds, durations, moneyServices, wording } = mandateMaking;
  return [
    ...twice(
      'duration',
      durations.map((each) => each.duration),
    ),
    ...kinds.filter((id) => !mandateKinds.includes(id)).map((id) => `mandateMaking: no kind ${id}`),
    ...moneyServices
      .filter((id) => !services.some(({ serviceId }) => serviceId === id))
      .map((id) => `mandateMaking: no service ${id}`),
    ...(wordings.some(
      ({ wordingId, version }) => wordingId === wording.wordingId && version === wording.version,
    )
      ? []
      : [`mandateMaking: no wording ${wording.wordingId} ${wording.version}`]),
  ];
};

const serviceFaults = (service: ServiceRule, pack: Pack): readonly string[] => {
  const fieldIds = service.fields.map((field) => field.fieldId);
  const named = [
    ...service.checks.flatMap(fieldsOfCheck),
    ...service.fields.flatMap((field) => (field.showWhen ? [field.showWhen.fieldId] : [])),
  ];
  const channels = Object.keys(service.levels);
  return [
    ...twice('field', fieldIds),
    ...named.filter((id) => !fieldIds.includes(id)).map((id) => `no field ${id}`),
    ...channels.filter((id) => !pack.channels.some((known) => known === id)).map((id) => `no channel ${id}`),
    ...(channels.length > 0 ? [] : ['offered in no channel']),
    ...service.fields
      .filter((field) => field.startsWith === 'known' && field.knownFrom === null)
      .map((field) => `${field.fieldId} starts with what is known, but nothing is`),
  ].map((fault) => `service ${service.serviceId}: ${fault}`);
};

const fieldsOfCheck = (check: ServiceCheck): readonly string[] => {
  if (check.check === 'changed') return check.fieldIds;
  return check.check === 'postcode' ? [check.fieldId, check.townFieldId] : [check.fieldId];
};

const twice = (what: string, ids: readonly string[]): readonly string[] =>
  ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${what} ${id} occurs twice`);

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};
