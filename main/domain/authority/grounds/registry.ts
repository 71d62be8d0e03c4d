import type { GroundEvaluator } from '../ground.ts';
import { businessRoleGround } from './business-role.ts';
import { courtOrderGround } from './court-order.ts';
import { custodyGround } from './custody.ts';
import { guardianshipGround } from './guardianship.ts';
import { mandateGround } from './mandate.ts';
import { selfGround } from './self.ts';
import { staffMandateGround } from './staff-mandate.ts';

/**
 * Every ground that is looked at, those that override first. Of those that hold in full, the first gives the permit. The emergency ground
 * is none of them: it is tried where these fail, and only once claimed.
 */
export const groundEvaluators: readonly GroundEvaluator[] = [
  selfGround,
  courtOrderGround,
  guardianshipGround,
  custodyGround,
  businessRoleGround,
  mandateGround,
  staffMandateGround,
];
