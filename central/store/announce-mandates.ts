import type { MandateRecord } from '../api/records.ts';
import { peopleOf } from '../domain/mandates/parties.ts';
import type { Queryable } from './database.ts';
import { writeChanges } from './queries/changes.ts';
import { holdMunicipalities } from './queries/people.ts';

/** Tells everybody in whose file a mandate stands that it is other than before. */
export const announceMandates = async (db: Queryable, mandates: readonly MandateRecord[]): Promise<void> => {
  if (mandates.length === 0) return;
  const municipalities = await holdMunicipalities(db, [...new Set(mandates.flatMap(peopleOf))]);
  const current = new Map(mandates.map((mandate) => [mandate.mandateId, mandate]));
  await writeChanges(
    db,
    [...current.values()].flatMap((mandate) =>
      peopleOf(mandate)
        .filter((personId) => municipalities.has(personId))
        .map((personId) => ({
          subjectId: personId,
          entity: 'mandate' as const,
          recordId: mandate.mandateId,
          municipality: municipalities.get(personId) ?? null,
          deviceId: null,
        })),
    ),
  );
};
