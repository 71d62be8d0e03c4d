import { UserProblem } from './say.ts';

/** What follows `npm run central -- trip`, as far as it is about one. */
export type TripFlags = {
  readonly fromDay: string | null;
  readonly untilDay: string | null;
  readonly places: readonly string[];
  readonly municipalities: readonly string[];
  /** `ID`, or `ID@TIME@PLACE` of somebody with an appointment. */
  readonly people: readonly string[];
  /** How long its citizens stay at a machine after the last day; null for the usual time. */
  readonly keepHours: number | null;
};

export const tripUsage = `npm run central -- trip plan NAME --from DAY --until DAY --by NAME
                                      plan a journey of the mobile unit
    --place TEXT               where it goes; may be said again, as the next two
    --municipality CODE        takes along who lives there now
    --person ID[@TIME@PLACE]   takes along this citizen, who may have an appointment; without one, what was given before stands
    --keep-hours N             how long a machine keeps them after the last day (12)
npm run central -- trip list              print the trips that are not over
npm run central -- trip add|remove TRIP   with --person, --municipality: change whom it takes along
npm run central -- trip cancel TRIP --by NAME`;

/** For `parseArgs`. */
export const tripOptions = {
  from: { type: 'string' },
  until: { type: 'string' },
  place: { type: 'string', multiple: true },
  municipality: { type: 'string', multiple: true },
  person: { type: 'string', multiple: true },
  'keep-hours': { type: 'string' },
} as const;

type Values = {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly place?: readonly string[] | undefined;
  readonly municipality?: readonly string[] | undefined;
  readonly person?: readonly string[] | undefined;
  readonly 'keep-hours'?: string | undefined;
};

const readDay = (flag: string, text: string | undefined): string | null => {
  if (text === undefined) return null;
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new UserProblem(`--${flag} takes a day like 2026-03-10.`);
  return text;
};

const readHours = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (!/^\d{1,3}$/.test(text)) throw new UserProblem('--keep-hours takes a whole number up to 999.');
  return Number(text);
};

export const readTripFlags = (values: Values): TripFlags => ({
  fromDay: readDay('from', values.from),
  untilDay: readDay('until', values.until),
  places: values.place ?? [],
  municipalities: values.municipality ?? [],
  people: values.person ?? [],
  keepHours: readHours(values['keep-hours']),
});
