import type { Facts } from '../../central/domain/facts.ts';
import { staff } from '../helpers/central-people.ts';
import { supervisor } from './supervisor.ts';

/** What central knows in every world, at any moment. */
export const fixedFacts: Pick<
  Facts,
  | 'credentials'
  | 'parties'
  | 'confirmations'
  | 'consents'
  | 'staff'
  | 'relativesOfStaff'
  | 'municipalities'
  | 'leasePeriods'
  | 'acceptedBefore'
  | 'missingBlobs'
  | 'isCarried'
  | 'timeZone'
> = {
  credentials: new Map(),
  parties: new Map(),
  confirmations: new Map(),
  consents: new Map(),
  staff: new Map([
    ...['staff-1', 'staff-2'].map((staffId) => [staffId, { ...staff, staffId }] as const),
    [supervisor.staffId, supervisor],
  ]),
  relativesOfStaff: new Map(),
  municipalities: new Map([['8000', '0751']]),
  leasePeriods: [],
  acceptedBefore: new Map(),
  missingBlobs: new Set(),
  isCarried: false,
  timeZone: 'Europe/Copenhagen',
};
