import { ageOn, dayText, type DayNumber } from './calendar.ts';
import { type Individual, type RoleHeld } from './kin.ts';
import { companies } from './organisations.ts';
import { weighted, type Random } from './random.ts';

const trades = ['Tømrer', 'VVS', 'Frisør', 'Café', 'Cykler', 'Regnskab'] as const;

const places = weighted([
  ['owner', 6],
  ['employee', 3],
  ['external-accountant', 1],
] as const);

/** What some of working age are in a company: their own, or one of those that everybody knows. */
export const drawBusinessRoles = (
  { random, today }: { readonly random: Random; readonly today: DayNumber },
  people: readonly Individual[],
): readonly RoleHeld[] =>
  people.flatMap((person): readonly RoleHeld[] => {
    const { personId, surname, civilStatus } = person.facts;
    const ageYears = ageOn(person.bornOn, today);
    if (civilStatus !== 'alive' || ageYears < 20 || ageYears > 70 || !random.chance(0.04)) return [];
    const role = random.pick(places);
    const own = { organisationId: `o${personId.slice(1)}`, name: `${surname} ${random.pick(trades)} IVS` };
    const { organisationId, name } = role === 'owner' ? own : random.pick(companies);
    const from = today - random.integer(60, 1800);
    const until = random.chance(0.1) ? dayText(random.integer(from, today)) : null;
    const held = { organisationId, organisationName: name, role, from: dayText(from), until };
    return [{ holderId: personId, role: held }];
  });
