import type { Choices } from '../../preload/contract/choices.ts';
import { highestOf } from '../domain/identity/levels.ts';
import type { Desk } from './desk.ts';

/** What the pack offers to choose from. */
export const listChoices = ({ pack, clock }: Desk): Choices => ({
  country: pack.country,
  packVersion: pack.version,
  purposes: pack.purposes,
  channels: pack.channels,
  identityMethods: pack.identityMethods.map((rule) => ({
    method: rule.method,
    channels: pack.channels.filter((channel) => rule.levels[channel] !== undefined),
    needsDocument: rule.needsDocument,
    bestLevel: highestOf(Object.values(rule.levels)),
  })),
  documentKinds: pack.documentKinds.map((rule) => ({
    documentKind: rule.documentKind,
    hasExpiry: rule.hasExpiry,
    level: highestOf(Object.values(rule.levels)),
  })),
  countries: pack.countries,
  outcomes: pack.outcomes,
  now: clock.now().toISOString(),
});
