import type { GroundEvaluator } from '../ground.ts';
import { mandateGround } from './mandate.ts';
import { selfGround } from './self.ts';
import { unsupportedGround } from './unsupported.ts';

/** Every ground that is looked at. Of those that hold, the first gives the permit. */
export const groundEvaluators: readonly GroundEvaluator[] = [selfGround, mandateGround, unsupportedGround];
