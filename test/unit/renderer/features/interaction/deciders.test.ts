import { describe, expect, test } from 'vitest';
import type { Party } from '../../../../../preload/contract/interaction.ts';
import type { PersonFile } from '../../../../../preload/contract/person.ts';
import type { PersonId } from '../../../../../preload/contract/values.ts';
import { deciders } from '../../../../../renderer/features/interaction/deciders.ts';

type Given = PersonFile['mandatesGiven'][number];
const joint = (...names: readonly string[]) =>
  ({
    status: 'live',
    decide: 'jointly',
    grantee: { kind: 'person', partyId: names[0], name: names[0] },
    otherGrantees: names.slice(1).map((name) => ({ kind: 'person', partyId: name, name })),
  }) as unknown as Given;
const holder = (personId: string) =>
  ({ relation: 'custody-holder', personId, name: personId }) as PersonFile['relations'][number];
const party = (personId: string): Party => ({
  kind: 'representative',
  personId: personId as PersonId,
  name: personId,
  claimedRelation: 'other',
  organisation: null,
});
const names = (...given: Parameters<typeof deciders>): readonly string[] =>
  deciders(...given).map(({ name }) => name);

describe('who else may have to decide', () => {
  test('the other attorneys of a mandate that binds them together, and the other custody holder, each once', () => {
    const file = {
      mandatesGiven: [joint('anders', 'inge', 'bo')],
      relations: [holder('inge'), holder('per')],
    };
    expect(names(file, { party: party('anders'), alsoPresent: [] })).toEqual(['inge', 'bo', 'per']);
  });

  test('nobody who is here already, and nobody who may decide alone or no longer', () => {
    const alone = { ...joint('lis', 'ole'), decide: 'alone' } as Given;
    const over = { ...joint('kai', 'eva'), status: 'expired' } as Given;
    const file = { mandatesGiven: [joint('anders', 'inge'), alone, over], relations: [] };
    const alsoPresent = [{ personId: 'inge' as PersonId, name: 'inge', level: 'high' as const }];
    expect(names(file, { party: party('anders'), alsoPresent })).toEqual([]);
  });
});
