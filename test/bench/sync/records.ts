import type { PersonRecord } from '../../../central/api/records.ts';
import { centreMunicipalities } from '../../../central/population/centre.ts';
import { generatePopulation } from '../../../central/population/generate.ts';
import { newAddress } from '../../helpers/central-envelopes.ts';

/** What a peer carries upwards: the values and facts of one change of address, as one of our envelopes carries them. */
export const actRecord = (at: number) => ({
  id: `act-${String(at).padStart(7, '0')}`,
  lane: `subject-${at % 1000}`,
  kind: 'act-completed',
  deviceSequence: at + 1,
  staffId: 'staff-1',
  madeAt: '2026-02-01T10:00:00.000Z',
  authority: { ground: 'self', partyName: 'Anna Prøve', level: 'high', identityMethod: 'original-document' },
  payload: {
    reference: `CP-${at}`,
    serviceId: 'change-of-address',
    serviceVersion: '1.0.0',
    channel: 'counter',
    mode: 'assisting',
    purposeId: 'change-of-address',
    legalBasisId: 'cpr-act-12',
    values: newAddress({ houseNumber: String(1 + (at % 98)) }),
  },
});

/** About every third citizen of the made-up country lives outside the centre's municipalities, or abroad. */
const drawn = (count: number): number => Math.ceil(count * 1.6) + 200;

/** So many citizens of the centre, the same for each side: what a first filling carries downwards. */
export const citizens = (count: number): readonly PersonRecord[] => {
  const found: PersonRecord[] = [];
  const plan = { seed: 'bench', size: drawn(count), today: '2026-02-01' };
  for (const { person } of generatePopulation(plan)) {
    if (found.length === count) break;
    if (centreMunicipalities.includes(person.address?.municipality ?? '')) found.push(person);
  }
  if (found.length < count) throw new Error(`only ${found.length} of ${count} citizens live here`);
  return found;
};

/** The same as peers name them: by `id`. */
export const citizenRecords = (count: number): readonly { readonly id: string }[] =>
  citizens(count).map(({ personId, ...record }) => ({ id: personId, ...record }));

export const actRecords = (count: number): readonly { readonly id: string }[] =>
  Array.from({ length: count }, (_, at) => actRecord(at));
